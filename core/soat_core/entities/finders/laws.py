"""What documents are called: their kinds with the abbreviations of Decree 30/2020/NĐ-CP, Annex III,
and of the codified laws and the Party's papers; titles of laws.  Written by hand."""

from __future__ import annotations

import re

KINDS = {
    "nghị quyết liên tịch": "NQLT",
    "thông tư liên tịch": "TTLT",
    "văn bản hợp nhất": "VBHN",
    "quy chuẩn kỹ thuật quốc gia": "QCVN",
    "nghị quyết": "NQ",
    "nghị định": "NĐ",
    "quyết định": "QĐ",
    "thông tư": "TT",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công văn": "CV",
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
    "kết luận": "KL",
    "pháp lệnh": "Pháp lệnh",
    "sắc lệnh": "SL",
    "bộ luật": "Bộ luật",
    "luật": "Luật",
    "hiến pháp": "Hiến pháp",
    "lệnh": "L",
    "văn bản": "",
    "thư": "",
    "bản án": "BA",
    "giấy phép": "GP",
}
"""In small letters, and what stands for them in a document's code; empty where nothing does."""

LAW_KINDS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")

_TITLES = """
an ninh mạng|an ninh quốc gia|an toàn thông tin mạng|an toàn thực phẩm|an toàn, vệ sinh lao động
bảo hiểm tiền gửi|bảo hiểm xã hội|bảo hiểm y tế|bảo vệ bí mật nhà nước|bảo vệ dữ liệu cá nhân
bảo vệ môi trường|bảo vệ quyền lợi người tiêu dùng|bảo vệ sức khỏe nhân dân
bảo vệ và phát triển rừng|bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
biên giới quốc gia|biên phòng Việt Nam|biển Việt Nam|bình đẳng giới|báo chí
ban hành văn bản quy phạm pháp luật|cán bộ, công chức|căn cước|căn cước công dân|cạnh tranh
chăn nuôi|chính quyền địa phương|chuyển giao công nghệ|chứng khoán|công an nhân dân|công chứng
công đoàn|công nghệ cao|công nghệ thông tin|cơ yếu|các công cụ chuyển nhượng|các tổ chức tín dụng
cảnh sát biển Việt Nam|cư trú|cựu chiến binh|dân quân tự vệ|dân sự|dầu khí|doanh nghiệp
doanh nghiệp nhà nước|du lịch|dược|dự trữ quốc gia|di sản văn hóa|đa dạng sinh học|đặc xá|đất đai
đấu giá tài sản|đấu thầu|đầu tư|đầu tư công|đầu tư nước ngoài|đầu tư nước ngoài tại Việt Nam
đầu tư theo phương thức đối tác công tư|đê điều|điện ảnh|điện lực|đo đạc và bản đồ|đường bộ
đường sắt|giám định tư pháp|giao dịch điện tử|giá|giao thông đường bộ
giao thông đường thủy nội địa|giáo dục|giáo dục đại học|giáo dục nghề nghiệp
giáo dục quốc phòng và an ninh|hàng hải Việt Nam|hàng không dân dụng Việt Nam|hải quan
hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác|hình sự|hòa giải ở cơ sở
hòa giải, đối thoại tại Tòa án|hóa chất|hôn nhân và gia đình|hỗ trợ doanh nghiệp nhỏ và vừa
hộ tịch|hợp tác xã|hoạt động chữ thập đỏ|hoạt động giám sát của Quốc hội và Hội đồng nhân dân
kế toán|khám bệnh, chữa bệnh|khí tượng thủy văn|khiếu nại|khiếu nại, tố cáo|khoa học và công nghệ
khoáng sản|kiểm toán độc lập|kiểm toán nhà nước|kiến trúc|kinh doanh bảo hiểm
kinh doanh bất động sản|khuyến khích đầu tư trong nước|lao động|lâm nghiệp|luật sư
lực lượng dự bị động viên|lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|lưu trữ
lý lịch tư pháp|mặt trận tổ quốc Việt Nam|ngân hàng nhà nước Việt Nam|ngân sách nhà nước
nghĩa vụ quân sự|nhà giáo|nhà ở|người cao tuổi|người khuyết tật
người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng
nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam|nuôi con nuôi
năng lượng nguyên tử|phá sản|phí và lệ phí|phòng, chống bạo lực gia đình|phòng, chống ma túy
phòng, chống bệnh truyền nhiễm|phòng, chống mua bán người|phòng, chống rửa tiền
phòng, chống tác hại của rượu, bia|phòng, chống tham nhũng|phòng, chống thiên tai
phòng, chống khủng bố|phòng cháy và chữa cháy|phòng cháy, chữa cháy và cứu nạn, cứu hộ|phòng bệnh
phổ biến, giáo dục pháp luật|quản lý ngoại thương|quản lý nợ công|quản lý, sử dụng tài sản công
quản lý, sử dụng tài sản nhà nước|quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
quản lý thuế|quảng cáo|quốc phòng|quốc tịch Việt Nam|quy hoạch|quy hoạch đô thị
quy hoạch đô thị và nông thôn|sĩ quan quân đội nhân dân Việt Nam|sở hữu trí tuệ|tài nguyên nước
sử dụng năng lượng tiết kiệm và hiệu quả|tài nguyên, môi trường biển và hải đảo
tần số vô tuyến điện|thanh niên|thanh tra|thể dục, thể thao|thi đua, khen thưởng
thi hành án dân sự|thi hành án hình sự|thi hành tạm giữ, tạm giam|thống kê|thủ đô|thú y
thuế bảo vệ môi trường|thuế giá trị gia tăng|thuế sử dụng đất nông nghiệp
thuế sử dụng đất phi nông nghiệp|thuế tài nguyên|thuế thu nhập cá nhân|thuế thu nhập doanh nghiệp
thuế tiêu thụ đặc biệt|thuế xuất khẩu, thuế nhập khẩu|thực hành tiết kiệm, chống lãng phí
thực hiện dân chủ ở cơ sở|thương mại|thư viện|thủy lợi|thủy sản|tiếp cận thông tin|tiếp công dân
tiêu chuẩn và quy chuẩn kỹ thuật|tín ngưỡng, tôn giáo|tố cáo|tố tụng dân sự|tố tụng hành chính
tố tụng hình sự|tổ chức Chính phủ|tổ chức chính quyền địa phương|tổ chức Quốc hội
tổ chức Tòa án nhân dân|tổ chức Viện kiểm sát nhân dân|tổ chức cơ quan điều tra hình sự
trách nhiệm bồi thường của Nhà nước|trật tự, an toàn giao thông đường bộ|trẻ em
trọng tài thương mại|trồng trọt|trợ giúp pháp lý|trưng cầu ý dân|trưng mua, trưng dụng tài sản
viên chức|việc làm|viễn thông|xây dựng|xuất bản|xử lý vi phạm hành chính
xuất cảnh, nhập cảnh của công dân Việt Nam|ưu đãi người có công với cách mạng
"""
LAW_TITLES = tuple(title for title in re.split(r"[|\n]", _TITLES) if title)
"""Titles of laws and codes, without the word Luật."""
