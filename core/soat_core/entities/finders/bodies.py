"""Names of bodies that are written in one way all over the country, with small words inside that
no rule could tell from the rest of a sentence.  Written by hand."""

from __future__ import annotations

import re

_NAMES = """
An ninh chính trị nội bộ|An ninh điều tra|An toàn bức xạ và hạt nhân|An toàn lao động
An toàn thông tin|Báo chí|Bổ trợ tư pháp|Bảo trợ xã hội|Bảo tồn thiên nhiên và Đa dạng sinh học
Bảo vệ môi trường|Bảo vệ thực vật|Biến đổi khí hậu|Chăn nuôi|Chăn nuôi và Thú y|Chính trị
Chế biến và Phát triển thị trường nông sản|Con nuôi|Công nghiệp|Công tác học sinh, sinh viên
Công nghiệp địa phương|Công tác đảng và công tác chính trị|Cạnh tranh và Bảo vệ người tiêu dùng
Cảnh sát biển|Cảnh sát cơ động|Cảnh sát giao thông|Cảnh sát hình sự|Cảnh sát kinh tế
Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ|Cảnh sát phòng, chống tội phạm về môi trường
Cảnh sát quản lý hành chính về trật tự xã hội|Cảnh sát quản lý trại giam, cơ sở giáo dục bắt buộc
Cảnh sát điều tra tội phạm về ma túy|Cảnh sát điều tra tội phạm về trật tự xã hội
Cảnh sát điều tra tội phạm về tham nhũng, kinh tế, buôn lậu|Di sản văn hóa|Di tích lịch sử
Cảnh sát điều tra tội phạm về kinh tế và tham nhũng|Dân quân tự vệ|Dân số|Dầu khí và Than
Dự trữ Nhà nước khu vực|Du lịch quốc gia Việt Nam|Dân số - Kế hoạch hóa gia đình|Giám định
Giao dịch bảo đảm|Giám sát quản lý|Giám định nhà nước về chất lượng công trình xây dựng
Giáo dục nghề nghiệp|Hàng hải Việt Nam|Hàng hải và Đường thủy Việt Nam|Hàng không Việt Nam
Hóa chất|Hạ tầng kỹ thuật|Hộ tịch, quốc tịch, chứng thực|Hợp tác quốc tế|Khí tượng Thủy văn
Khí tượng Thủy văn và Biến đổi khí hậu|Khoa học công nghệ và Đào tạo|Khoa học và Công nghệ
Khoáng sản Việt Nam|Khám, chữa bệnh|Kinh tế hợp tác và Phát triển nông thôn|Kinh tế xây dựng
Kiểm soát thủ tục hành chính|Kiểm soát ô nhiễm môi trường|Kiểm tra văn bản quy phạm pháp luật
Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính|Kiểm tra sau thông quan|Kiểm định hải quan
Kiểm định chất lượng giáo dục|Kiểm tra, giám sát|Kế hoạch - Tài chính|Kế toán Nhà nước
Kỹ thuật an toàn và Môi trường công nghiệp|Lãnh sự|Lâm nghiệp|Lễ tân Nhà nước|Lưu trữ nhà nước
Môi trường|Mỹ thuật, Nhiếp ảnh và Triển lãm|Người có công|Nghệ thuật biểu diễn|Nhà giáo|Ngoại vụ
Nhà giáo và Cán bộ quản lý giáo dục|Năng lượng tái tạo|Nông nghiệp và Phát triển nông thôn
Phát thanh, truyền hình và thông tin điện tử|Phát triển doanh nghiệp|Phát triển đô thị
Phát triển thị trường và doanh nghiệp khoa học và công nghệ|Phòng bệnh|Phòng vệ thương mại
Phòng, chống HIV/AIDS|Phòng, chống tham nhũng|Phòng, chống tệ nạn xã hội|Phòng, chống thiên tai
Phổ biến, giáo dục pháp luật|Phục vụ ngoại giao đoàn|Quan hệ lao động và Tiền lương|Quân y
Quản lý Chất lượng, Chế biến và Phát triển thị trường|Quản lý công sản|Quản lý cạnh tranh
Quản lý chất lượng Nông lâm sản và Thủy sản|Quản lý doanh nghiệp|Quản lý giá
Quản lý hoạt động xây dựng|Quản lý khám, chữa bệnh|Quản lý lao động ngoài nước
Quản lý môi trường y tế|Quản lý nhà|Quản lý nhà và thị trường bất động sản
Quản lý nợ và Tài chính đối ngoại|Quản lý tài nguyên nước|Quản lý thi hành án dân sự
Quản lý thị trường|Quản lý trại giam|Quản lý ngoại hối|Quản lý Y, Dược cổ truyền
Quản lý xuất nhập cảnh|Quản lý Dược|Quản lý xây dựng công trình|Quản lý Y Dược cổ truyền
Quản lý đấu thầu|Quản lý đăng ký kinh doanh|Quản lý đầu tư xây dựng|Quản lý đất đai
Quản lý, giám sát bảo hiểm|Quản lý, giám sát kế toán, kiểm toán|Quản lý chất lượng
Quản lý chất lượng công trình giao thông|Quy hoạch và Phát triển tài nguyên đất|Sở hữu trí tuệ
Sức khỏe bà mẹ và trẻ em|Thi hành án dân sự|Thi đua, khen thưởng|Thuế xuất nhập khẩu
Thông tin cơ sở|Thông tin đối ngoại|Thông tin khoa học và công nghệ quốc gia|Thú y
Thương mại điện tử|Thương mại điện tử và Kinh tế số|Thương mại và Dịch vụ|Thị trường trong nước
Tin học hóa|Thủy lợi|Thủy sản|Thủy sản và Kiểm ngư|Tin học và Thống kê tài chính
Tiêu chuẩn An toàn thực phẩm|Tiêu chuẩn Đo lường Chất lượng
Tiêu chuẩn Đo lường Chất lượng Quốc gia|Trẻ em|Trợ giúp pháp lý|Tài chính doanh nghiệp
Tài nguyên nước|Tác chiến|Tần số vô tuyến điện|Tổ chức cán bộ|Viễn thông|Trồng trọt
Trồng trọt và Bảo vệ thực vật|Viễn thám quốc gia|Việc làm|Văn hóa cơ sở|Văn hóa dân tộc
Vùng trời quản lý bay|Văn thư và Lưu trữ nhà nước|Xuất bản, In và Phát hành|Xuất nhập khẩu
Xúc tiến thương mại|Xử lý vi phạm hành chính và Theo dõi thi hành pháp luật|Y tế dự phòng
Xuất nhập cảnh|Điều tiết điện lực|Điện ảnh|Điện lực|Điện lực và Năng lượng tái tạo
Đo đạc và Bản đồ|Điều tra chống buôn lậu|Đo đạc, Bản đồ và Thông tin địa lý Việt Nam
Đường bộ Việt Nam|Đầu tư nước ngoài|Đường bộ cao tốc Việt Nam|Đường sắt Việt Nam
Đường thủy nội địa Việt Nam|Đăng kiểm Việt Nam|Đất đai|Đăng ký quốc gia giao dịch bảo đảm
Địa chất và Khoáng sản Việt Nam|Đổi mới sáng tạo|Kinh tế số và Xã hội số|Địa chất Việt Nam
Đê điều và Phòng, chống thiên tai|Chuyển đổi số quốc gia|Chuyển đổi số
Quản lý đê điều và Phòng, chống thiên tai|Kinh tế hợp tác|Kiểm ngư|Kiểm lâm
Biển và Hải đảo Việt Nam|Pháp chế và Cải cách hành chính, tư pháp|Pháp luật hình sự - hành chính
Pháp luật dân sự - kinh tế|Công tác thanh niên|Chính quyền địa phương|Công chức - Viên chức
Cải cách hành chính|Tiền lương|Bình đẳng giới|Ngân sách nhà nước|Pháp luật quốc tế
Hành chính sự nghiệp|Tài chính ngân hàng|Giáo dục đại học|Giáo dục tiểu học|Giáo dục trung học
Giáo dục mầm non|Giáo dục dân tộc|Giáo dục thường xuyên|Giáo dục thể chất|Giáo dục chính trị
Giám sát và Thẩm định đầu tư|Kinh tế địa phương và lãnh thổ|Kinh tế đối ngoại|Kinh tế nông nghiệp
Kinh tế công nghiệp|Tổng hợp kinh tế quốc dân|Quản lý các khu kinh tế|Quản lý quy hoạch
Quốc phòng, an ninh|Quy hoạch - Kiến trúc|Khoa học và Giáo dục|Khoa giáo - Văn xã
Theo dõi công tác phòng, chống tham nhũng|Thị trường châu Á - châu Phi
Thị trường châu Âu - châu Mỹ|Chính sách thương mại đa biên|Đa dạng sinh học
Phát triển hạ tầng khu công nghiệp|Công nghệ thông tin và Dữ liệu tài nguyên môi trường
"""
_FIELDS = tuple(part.strip() for part in re.split(r"[|\n]", _NAMES) if part.strip())
CENTRAL = tuple(
    f"{head} {field}" for head in ("Cục", "Tổng cục", "Chi cục", "Vụ", "Phòng") for field in _FIELDS
)
"""Bodies of ministries; departments and offices of provinces are called the same."""

NATIONAL = tuple(
    part.strip()
    for part in re.split(
        r"[|\n]",
        """Ban Cơ yếu Chính phủ|Ban Tôn giáo Chính phủ|Ban Thi đua - Khen thưởng Trung ương
        Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam|Bộ Tổng Tham mưu|Bộ Bưu chính, Viễn thông
        Ban Quản lý Lăng Chủ tịch Hồ Chí Minh|Bộ Tư lệnh Bảo vệ Lăng Chủ tịch Hồ Chí Minh
        Bệnh viện Nhi đồng 1|Bệnh viện Nhi đồng 2|Bệnh viện đa khoa|Bệnh viện đa khoa khu vực
        Bệnh viện y học cổ truyền|Bệnh viện dã chiến|Bảo hiểm tiền gửi Việt Nam
        Bảo tàng Dân tộc học Việt Nam|Cơ quan Cảnh sát điều tra|Cơ quan An ninh điều tra
        Cơ quan điều tra|Hội Nhà báo Việt Nam|Hội Nhà văn Việt Nam|Hội Văn nghệ dân gian Việt Nam
        Hội Văn học nghệ thuật|Hội Luật gia|Hội Đông y|Hội Cựu thanh niên xung phong
        Hội Nạn nhân chất độc da cam/dioxin|Hội Người mù|Hội Người tù yêu nước|Hội Làm vườn
        Hội Bảo trợ người khuyết tật và trẻ mồ côi|Hội Khuyến học|Hội Bảo vệ quyền trẻ em Việt Nam
        Cảng vụ đường thủy nội địa|Cảng vụ Hàng hải|Cảng vụ hàng không|Chính phủ lâm thời
        Chính phủ Cách mạng lâm thời|Ban Tổ chức cán bộ|Hội đồng Bộ trưởng|Hội đồng Chính phủ
        Hội đồng Nhà nước|Hội đồng dân tộc|Hội đồng Dân tộc|Hội đồng Giáo sư nhà nước
        Hội đồng trường|Hội đồng Lý luận Trung ương|Hội đồng bầu cử quốc gia
        Hội đồng Thẩm phán Tòa án nhân dân tối cao|Hội đồng nghĩa vụ quân sự
        Hội đồng giám định y khoa|Hạt Kiểm lâm|Hạt Quản lý đê|Kho bạc nhà nước
        Liên hiệp các hội Khoa học và Kỹ thuật|Liên hiệp các tổ chức hữu nghị|Liên minh Hợp tác xã
        Liên minh Hợp tác xã Việt Nam|Nhà xuất bản Chính trị quốc gia Sự thật
        Ngân hàng Chính sách xã hội|Ngân hàng Phát triển Việt Nam|Ngân hàng Hợp tác xã Việt Nam
        Phòng Thương mại và Công nghiệp Việt Nam|Quỹ bảo vệ môi trường|Quỹ Bảo vệ môi trường
        Quỹ Bảo vệ và Phát triển rừng|Quỹ Đầu tư phát triển|Quỹ Hỗ trợ nông dân
        Quỹ Đền ơn đáp nghĩa|Quỹ Vì người nghèo|Quỹ Phòng, chống thiên tai
        Quỹ Phát triển khoa học và công nghệ Quốc gia|Thông tấn xã Việt Nam|Trung tâm Khuyến nông
        Trung tâm Kiểm soát bệnh tật|Trung tâm Phục vụ hành chính công
        Trung tâm trợ giúp pháp lý nhà nước|Trung tâm Trợ giúp pháp lý nhà nước
        Trung tâm Phát triển quỹ đất|Trung tâm Lưu trữ lịch sử
        Trung tâm Xúc tiến đầu tư, thương mại và du lịch
        Trung tâm Quan trắc tài nguyên và môi trường|Trung tâm Bảo trợ xã hội
        Trung tâm Công tác xã hội|Trung tâm Dịch vụ việc làm|Trung tâm Học tập cộng đồng
        Trung tâm Dịch vụ nông nghiệp|Trung tâm Văn hóa, Thông tin và Thể thao
        Trung tâm Văn hóa và Truyền thông|Trung tâm Chính trị|Trung tâm Phát triển cụm công nghiệp
        Trung tâm Nước sạch và Vệ sinh môi trường nông thôn|Trung tâm Lý lịch tư pháp quốc gia
        Ủy ban Quốc gia về chuyển đổi số|Ủy ban Chứng khoán Nhà nước
        Ủy ban An toàn giao thông Quốc gia|Ban An toàn giao thông
        Ủy ban Quản lý vốn nhà nước tại doanh nghiệp|Ủy ban Giám sát tài chính Quốc gia
        Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm cứu nạn|Ủy ban Hành chính
        Ủy ban Kháng chiến Hành chính|Ủy ban Pháp luật|Ủy ban Tư pháp|Ủy ban Xã hội|Ủy ban Kinh tế
        Ủy ban Tài chính - Ngân sách|Ủy ban Quốc phòng và An ninh|Ủy ban Đối ngoại
        Ủy ban Văn hóa, Giáo dục|Ủy ban Khoa học, Công nghệ và Môi trường|Ủy ban Công tác đại biểu
        Ủy ban Dân nguyện và Giám sát|Ban Công tác đại biểu|Ban Dân nguyện|Ban Kinh tế - Ngân sách
        Ban Văn hóa - Xã hội|Ban Pháp chế|Ban Kinh tế - Xã hội|Ban Đô thị|Viện Nghiên cứu lập pháp
        Viện Khoa học tổ chức nhà nước|Viện Khoa học hình sự|Viện Kiểm nghiệm thuốc Trung ương
        Viện Năng lượng nguyên tử Việt Nam|Viện Vệ sinh dịch tễ Trung ương
        Viện Vệ sinh dịch tễ Tây Nguyên|Viện Sốt rét - Ký sinh trùng - Côn trùng
        Viện Khoa học Sự sống|Viện Quy hoạch xây dựng|Viện Kiểm sát quân sự|Viện kiểm sát quân sự
        Tòa án quân sự|Văn phòng Đăng ký đất đai|Văn phòng Thừa phát lại
        Văn phòng điều phối nông thôn mới|Văn phòng Điều phối nông thôn mới|Xứ ủy|Khu ủy
        Liên khu ủy|Đoàn Luật sư|Đoàn Ca múa nhạc|Đoàn Nghệ thuật
        Đoàn Khối các cơ quan và doanh nghiệp|Đảng ủy Khối các cơ quan và doanh nghiệp
        Đảng ủy Khối Doanh nghiệp|Đảng ủy Khối các cơ quan|Đảng ủy các cơ quan Đảng
        Đảng ủy Ủy ban nhân dân|Đảng ủy Quân sự|Đảng ủy quân sự|Đảng ủy Công an
        Đảng ủy Bộ đội Biên phòng|Đảng ủy Bộ Chỉ huy quân sự|Ban Cán sự đảng|Ban Cán sự|Đảng đoàn
        Đài Truyền thanh|Đài Truyền thanh - Truyền hình|Đài Truyền hình Trung ương
        Đài Tiếng nói Việt Nam|Đội Quản lý thị trường|Đội Thiếu niên Tiền phong|Mặt trận Việt Minh
        Việt Minh|Ban Tổ chức Trung ương|Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn
        Ban Chỉ đạo quốc gia về phòng, chống thiên tai|Ban Chỉ đạo phòng thủ dân sự
        Ban Chỉ đạo quốc gia về chuyển đổi số|Ban Chỉ huy phòng, chống thiên tai
        Ban Chỉ đạo thi hành án dân sự|Ban Bảo vệ dân phố|Ban Chỉ huy Quân sự
        Ban Giám sát đầu tư của cộng đồng|Ban Vì sự tiến bộ của phụ nữ|Trường Chính trị
        Trường Cao đẳng Sư phạm|Trường Phổ thông Dân tộc nội trú|Trường Giáo dưỡng""",
    )
    if part.strip()
)
"""Names that are whole, whether a place follows or not."""

_SHORT = """
KBNN NHNN NHCSXH NHPTVN UBTVQH TANDTC VKSNDTC TTXVN VTV VOV VCCI EVN VNPT PVN TKV Viettel
Vingroup Vinamilk FPT Agribank Vietcombank BIDV VietinBank Vietinbank Petrolimex OECD GIZ
Interpol INTERPOL IAEA UNFPA UNAIDS UNHCR BTV BCH CDC AIIB WWF IUCN FIFA LHQ Vinachem Vinacomin
MobiFone Vinaphone VNPost NAFOSTED"""
KNOWN_SHORT = tuple(_SHORT.split())
"""Bodies and firms that are called by their short names in texts that never introduce them."""
