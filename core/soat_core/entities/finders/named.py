"""Words that names of agencies, places and people are made of.  Written by hand."""

from __future__ import annotations

import re


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[|\n]", text) if part.strip())


def _words(text: str) -> list[str]:
    return text.split()


UNIQUE = _lines(
    """Chính phủ|Quốc hội|Quốc hội Việt Nam|Chính phủ Cộng hòa xã hội chủ nghĩa Việt Nam
    Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam
    Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam|Bộ Chính trị|Ban Bí thư|Trung ương Đảng
    Ban Bí thư Trung ương Đảng|Ban Chấp hành Trung ương Đảng|Ban Chấp hành Trung ương
    Ban Chấp hành Đảng bộ|Đảng Cộng sản Việt Nam|Chính phủ Việt Nam|Quân đội nhân dân
    Quân đội nhân dân Việt Nam|Công an nhân dân|Công an nhân dân Việt Nam|Liên hợp quốc
    Liên Hợp Quốc|Ngân hàng Thế giới|Ngân hàng Phát triển châu Á|Liên minh châu Âu
    Kho bạc Nhà nước|Ban Thanh tra nhân dân|Tổng Liên đoàn Lao động Việt Nam|Đoàn Thanh niên
    Đoàn Thanh niên Cộng sản Hồ Chí Minh|Đoàn TNCS Hồ Chí Minh|Hội Phụ nữ|Mặt trận Tổ quốc
    Mặt trận Tổ quốc Việt Nam|Ủy ban Mặt trận Tổ quốc|Ủy ban Mặt trận Tổ quốc Việt Nam
    Ban Giám hiệu|Ban Giám đốc|Ban Tổ chức|Ban Tuyên giáo|Ban Dân vận|Ban Nội chính
    Ban Tuyên giáo và Dân vận|Ủy ban Kiểm tra|Ban công tác Mặt trận|Bộ Tư lệnh|Bộ Chỉ huy quân sự
    Tổng cục Chính trị|Bộ đội Biên phòng|Hội đồng Trường|Hội đồng Khoa|Ủy ban Thường vụ Quốc hội
    Ban Thường vụ|Ban Chấp hành|Ban Chấp hành Công đoàn|Ban Cán sự đảng|Đảng đoàn|Tòa án nhân dân
    Viện kiểm sát nhân dân|Viện Kiểm sát nhân dân|Đoàn đại biểu Quốc hội|Văn phòng HĐND và UBND
    Văn phòng UBND|Thường trực HĐND|Thường trực Tỉnh ủy|Thường trực Thành ủy|Thường trực Huyện ủy
    Ban Thường vụ Tỉnh ủy|Công an tỉnh|Công an huyện|Hội Cựu chiến binh|Hội Cựu giáo chức
    Hội Nông dân|Hội Liên hiệp Phụ nữ|Liên đoàn Lao động|Hội Sinh viên|Đoàn thanh niên
    Báo Nhân Dân|Cổng thông tin điện tử|Tạp chí Cộng sản|Tổ chức Y tế Thế giới
    Tổ chức Thương mại Thế giới|Quỹ Tiền tệ Quốc tế|Hội đồng Thi đua - Khen thưởng
    Ủy ban nhân dân các cấp"""
)
"""Names of agencies that need nothing after them, beside those of ``agencies.tsv``."""

SOLE = _lines(
    """Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|UBND|HĐND|UBMTTQ|MTTQ|UBMTTQVN|LĐLĐ|TAND
    VKSND|BHXH|HĐND và UBND|HĐND&UBND|HĐND-UBND|Xứ ủy|Khu ủy|Liên khu ủy|Tỉnh đoàn|Thành đoàn
    Huyện đoàn|Thị đoàn|Quận đoàn|Chi bộ|Đảng bộ|ASEAN|WHO|WTO|WB|IMF|ADB|UNESCO|UNICEF|UNDP|FAO
    JICA|EU|APEC|ODA|AFD|KOICA|USAID|ILO|NATO"""
)
"""They may stand alone or before a place."""

NOT_ALONE = frozenset(
    (
        "chi bộ",
        "đảng bộ",
        "oda",
        "ban thường vụ",
        "ban chấp hành",
        "trạm y tế",
        "bch",
        "btv",
        "bệnh viện đa khoa",
    )
) | frozenset(("cổng thông tin điện tử", "đảng đoàn", "cơ quan điều tra"))
"""Of those the ones that say nothing alone."""

HEADS = _lines(
    """Sở|Bộ|Ban|Phòng|Cục|Tổng cục|Vụ|Viện|Trung tâm|Chi cục|Văn phòng|Hội|Hiệp hội|Liên đoàn
    Liên minh|Liên hiệp|Đoàn|Công ty|Tổng công ty|Tổng Công ty|Tập đoàn|Ngân hàng|Quỹ|Trường
    Trường Đại học|Đại học|Học viện|Trường Cao đẳng|Cao đẳng|Bệnh viện|Trạm|Đài|Báo|Tạp chí
    Nhà xuất bản|Thư viện|Bảo tàng|Nhà máy|Xí nghiệp|Hợp tác xã|HTX|Ban Quản lý|Ban Chỉ đạo
    Hội đồng|Ủy ban|Chi nhánh|Khoa|Kho bạc|Điện lực|Bưu điện|Công an|Tòa án|Thanh tra|Trường THPT
    Trường THCS|Trường Tiểu học|Trường Mầm non|Trường Mẫu giáo|Câu lạc bộ|CLB|Bộ môn|Nhà văn hóa
    Phân viện|Chi hội|Đảng bộ|Chi bộ|Đảng ủy|Thường trực|Văn phòng đại diện|Diễn đàn|Ban Chấp hành
    Cổng thông tin điện tử|Trang thông tin điện tử|Công đoàn|Mặt trận|Ban Cán sự|Cơ quan
    Bảo hiểm xã hội|Cảng vụ|Hải quan|Trường Trung cấp|Trường phổ thông|Quân khu|Sư đoàn|Trung đoàn
    Đồn Biên phòng|Hạt Kiểm lâm|Doanh nghiệp tư nhân|Khách sạn|Liên hiệp Hội|DNTN|VP|BQL|BCĐ|BCH
    Trường TH|Trường MN|Trường TH&THCS|Trường Tiểu học và THCS|Trường THCS&THPT|Trường PTDTNT
    Trường THCS và THPT|Trường PTDTBT|Trường Tiểu học và Trung học cơ sở|Trường PTDT nội trú
    Trường Trung học cơ sở|Trường Trung học phổ thông|Trường Phổ thông dân tộc nội trú|Nhà hát
    Trường Phổ thông dân tộc bán trú|Câu lạc bộ bóng đá|Nhà trẻ|Phòng khám|Phòng khám đa khoa
    Viện Đại học|Trường ĐH|ĐH|Trường CĐ|Trung đội|Đại đội|Tiểu đoàn|Lữ đoàn|Binh đoàn|Quân đoàn
    Bộ Tư lệnh|Ban Chỉ huy|Nông trường|Lâm trường|Văn phòng công chứng|Viện KSND|Viện kiểm sát
    Chi đội|Đội|Liên đội|Tổng đội"""
)
"""What a name of an agency begins with; a name must follow."""

SMALL_HEADS = frozenset(
    _lines(
        """phòng|sở|trường|trường đại học|tập đoàn|công ty|tổng công ty|ngân hàng|trung tâm
        bệnh viện|chi cục|tổng cục|học viện|trường cao đẳng|trường thpt|trường thcs
        trường tiểu học|cục|trường mầm non|doanh nghiệp tư nhân|hợp tác xã|văn phòng|thanh tra
        công an|đài|trường đh|nhà xuất bản|tạp chí|nhà máy|xí nghiệp|câu lạc bộ bóng đá|câu lạc bộ
        trạm y tế|trạm|nông trường|lâm trường|nhà hát|quỹ"""
    )
)
"""Heads that offices also write in small letters."""

PLACED_HEADS = frozenset(
    _lines(
        """ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|công an|thanh tra|mttq|ubmttq|tỉnh đoàn
        hđnd và ubnd|ủy ban mặt trận tổ quốc việt nam|ủy ban mặt trận tổ quốc|hội nông dân
        hội phụ nữ|hội cựu chiến binh|hội liên hiệp phụ nữ|đoàn thanh niên|liên đoàn lao động
        đảng bộ|đảng ủy|ban chỉ huy quân sự|tòa án nhân dân|viện kiểm sát nhân dân|bảo hiểm xã hội
        ubmttqvn|lđlđ|văn phòng hđnd và ubnd|văn phòng ubnd|thường trực hđnd|mặt trận tổ quốc|tand
        vksnd|bhxh|mặt trận tổ quốc việt nam|đoàn đại biểu quốc hội|văn phòng ủy ban nhân dân
        hội chữ thập đỏ|hội khuyến học|hội người cao tuổi|bộ chỉ huy quân sự|kho bạc nhà nước
        chi cục thuế|chi bộ|bệnh viện đa khoa|trung tâm y tế|ban chấp hành đảng bộ
        bộ đội biên phòng|viện ksnd|trạm y tế|hạt kiểm lâm|trường tiểu học|trường thcs|trường thpt
        trường mầm non|trường ptdtnt|trường ptdtbt|trường trung học cơ sở|trường tiểu học và thcs
        trường th&thcs|trường mn|trường th|bưu điện|điện lực|thư viện|nhà văn hóa|đài truyền thanh
        ban chqs|hội lhpn|hội ccb|trạm khuyến nông|trung tâm văn hóa|ban quản lý dự án
        đảng ủy quân sự|đảng ủy công an|đảng đoàn hđnd|ban cán sự đảng ubnd
        đảng ủy bộ đội biên phòng|trung tâm chính trị|trường chính trị|bch
        hội đồng nghĩa vụ quân sự|ban chấp hành|ban thường vụ|đoàn thanh niên cộng sản hồ chí minh
        ubnd - ubmttq|ủy ban kiểm tra|ban an toàn giao thông|btv|tỉnh ủy
        ngân hàng chính sách xã hội|ngân hàng csxh|bộ chqs|hội luật gia|hội đông y|hội người mù
        liên minh hợp tác xã|trung tâm phục vụ hành chính công|ban chỉ huy phòng thủ khu vực
        trung tâm phát triển quỹ đất|văn phòng đăng ký đất đai|quỹ đầu tư phát triển
        ban dân tộc"""
    )
)
"""Before ``tỉnh``, ``thành phố`` ... without a name: "UBND thành phố" is the one meant here."""

FIELDS = _lines(
    """Thông tin|Truyền thông|Giáo dục|Đào tạo|Tài chính|Kế hoạch|Đầu tư|Nội vụ|Tư pháp|Ngoại vụ
    Du lịch|Văn hóa|Thể thao|Khoa học|Công nghệ|Công nghệ thông tin|Xây dựng|Giao thông vận tải
    Tài nguyên|Môi trường|Nông nghiệp|Phát triển nông thôn|Phát triển Nông thôn|Lao động
    Thương binh|Xã hội|Y tế|Công thương|Dân tộc|Tôn giáo|Quản lý|Quản lý thị trường|Quản lý đô thị
    Hành chính|Hành chính tổng hợp|Tổng hợp|Tổ chức|Tổ chức cán bộ|Công tác sinh viên|Đối ngoại
    Kiểm tra|Hợp tác quốc tế|Pháp chế|Cải cách hành chính|Thi hành án|Thi hành án dân sự|Thủy lợi
    Kiểm lâm|Chăn nuôi|Thú y|Trồng trọt|Bảo vệ thực vật|Bảo vệ môi trường|An toàn thực phẩm|Dân số
    Khí tượng thủy văn|Thống kê|Hải quan|Kinh tế|Hạ tầng|Đô thị|Dự phòng|Kiểm soát bệnh tật
    Phát thanh|Truyền hình|Kỹ thuật|Nghề nghiệp|Thường xuyên|Chính trị|Quốc gia|Quốc tế|Nhân dân
    Phụ nữ|Nông dân|Thanh niên|Thiếu niên|Nhi đồng|Cựu chiến binh|Chữ thập đỏ|Khuyến học
    Người cao tuổi|Người khuyết tật|Nhà báo|Luật gia|Doanh nhân|Doanh nghiệp
    Doanh nghiệp nhỏ và vừa|Văn học|Nghệ thuật|Văn học nghệ thuật|Sinh viên|Học sinh|Tri thức
    Nữ tri thức|Khảo thí|Đảm bảo chất lượng|Chất lượng|Bảo đảm chất lượng|Kế toán|Kiểm toán
    Thương mại|Thương nghiệp|Ngoại thương|Ngoại ngữ|Sư phạm|Bách khoa|Bưu chính|Viễn thông
    Điện lực|Dầu khí|Hàng không|Hàng hải|Đường bộ|Đường sắt|Đăng kiểm|Đăng ký đất đai
    Phát triển quỹ đất|Dịch vụ|Việc làm|Dịch vụ việc làm|Cảnh sát|Cảnh sát giao thông|Phòng cháy
    Chữa cháy|Biên phòng|Quân sự|Quốc phòng|An ninh|Tham mưu|Hậu cần|Lưu trữ|Văn thư|Thư viện
    Bảo tàng|Xuất bản|Báo chí|Phát triển|Chính sách xã hội|Chính sách|Nghiên cứu|Phân tích
    Thẩm định|Giá|Thuế|Công chứng|Đấu giá|Trợ giúp pháp lý|Pháp lý|Khuyến nông|Khuyến công
    Xúc tiến thương mại|Xúc tiến đầu tư|Xúc tiến|Quy hoạch|Kiến trúc|Giáo dục nghề nghiệp
    Giáo dục thường xuyên|Giáo dục phổ thông|Đại học|Phổ thông|Mầm non|Tiểu học|Trung học
    Trung học cơ sở|Trung học phổ thông|Dân tộc nội trú|Nội trú|Bán trú|Cao su|Cà phê|Chè
    Mía đường|Lương thực|Thực phẩm|Than|Khoáng sản|Hóa chất|Dệt may|Chứng khoán|Bảo hiểm|Tín dụng
    Đa khoa|Phục hồi chức năng|Y học cổ truyền|Tâm thần|Sản nhi|Lao|Mắt|Da liễu|Nhiệt đới
    Kinh doanh|Đối ngoại nhân dân|Điều phối|Nông thôn mới|Giảm nghèo|Phòng|Chống tham nhũng
    Dân vận|Tuyên giáo|Văn phòng|Liên hiệp Phụ nữ|Liên hiệp|Hữu nghị|Tiếp công dân|Công tác
    Tham nhũng|Cứu nạn|Cứu hộ|Phòng chống thiên tai|Tìm kiếm cứu nạn|Nhà nước|Trung ương
    Hành chính công|Phục vụ hành chính công|Dân sự|Tòa án|Nhân sự|Nguồn nhân lực
    Tổ chức - Hành chính|Hành chính - Quản trị|Quản trị|Trẻ em|Bà mẹ và trẻ em|Bảo trợ xã hội
    Bảo trợ|Lâm nghiệp|Thủy sản|Hợp tác xã|Công nghiệp|Lập pháp|Hải đảo|Biển|Ngân sách|Dược|Y học
    Tin học|Phục vụ|Thi đua|Khen thưởng|Sự sống|Địa chất|Mỏ|Nhà văn|Văn nghệ|Ca múa|Ca múa nhạc
    Cảnh sát điều tra|An ninh điều tra|Thương binh và Xã hội|Chuyển đổi số|Đường thủy|Nội địa|Cảng
    Đường thủy nội địa|Đê điều|Thiên tai|Khu công nghiệp|Khu kinh tế|Thủy điện|Vệ sinh|Dịch tễ
    Sản - Nhi|Sản Nhi|Nhi|Phụ sản|Ung bướu|Truyền máu|Răng Hàm Mặt|Tai Mũi Họng|Nội tiết
    Lao và Bệnh phổi|Bệnh phổi|Tim mạch|Lão khoa|Chấn thương chỉnh hình|Kiểm nghiệm|Pháp y
    Giám định|Giám định y khoa|Vật tư|Thiết bị|Cơ khí|Luyện kim|Xi măng|Thép|Cấp nước|Thoát nước
    Cấp thoát nước|Môi trường đô thị|Công ích|Dịch vụ công ích|Công tác chính trị|Truyền thanh
    Quân lực|Quân huấn|Quân giới|Quân y|Cán bộ|Tác chiến|Vận tải|Doanh trại|Xăng dầu|Ô tô
    Công nghiệp Ô tô|Nhân văn|Khoa học xã hội|Ngôn ngữ|Xã hội học|Triết học|Sử học|Khảo cổ|Mua sắm
    Ứng dụng|Quan trắc|Chứng nhận|Tư vấn|Điều hành|Khai thác|Giao dịch|Kiểm định|Bảo tồn|Giám sát
    Quân báo|Tình báo|Giáo dục đào tạo|Kiểm sát|Thi hành án hình sự|Cứu quốc|Quân nhân|Văn xã
    Khoa giáo|Nông nghiệp và PTNT|PTNT|Nông thôn|Dân số - Kế hoạch hóa gia đình
    Kế hoạch hóa gia đình|Ngoại giao"""
)
"""What agencies are concerned with: parts of their names that begin with a capital."""

LEGAL_FORMS = frozenset(
    _words(
        """cổ phần liên tnhh mtv một thành viên trách nhiệm hữu hạn hợp danh thương mại dịch vụ
        xây dựng
        đầu tư phát triển sản xuất nhập khẩu công nghệ mềm quản trị doanh nghiệp vấn thiết kế du
        lịch vận tải kinh tổng viễn thông truyền quốc tế điện lực hóa chất khoáng nông lâm thực
        phẩm dược vật liệu cơ khí nước giải pháp hệ thống tin học và môi trường đô thị cấp thoát
        bảo hiểm chứng khoán tài chính"""
    )
)
"""Small words between ``Công ty`` and its name."""

STUDIES = frozenset(
    _words(
        """quốc gia tế kinh doanh công nghệ tài chính thương mại khoa học xã hội nhân văn bang tư
        thục lập dân sư phạm bách ngoại ngữ tự do mở y dược nông nghiệp luật"""
    )
)
"""Small words between ``Đại học`` and its name."""

LEVELS = _lines("tỉnh|thành phố|TP|Tp|huyện|quận|thị xã|TX|xã|phường|thị trấn|TT|đặc khu")
"""What a place belongs to, before its name."""

FEATURES = _lines(
    """thôn|xóm|bản|ấp|buôn|khu phố|tổ dân phố|khóm|làng|đường|phố|ngõ|sông|suối|núi|hồ|biển|đảo
    quần đảo|vịnh|đèo|cầu|cảng|sân bay|cửa khẩu|khu công nghiệp|cụm công nghiệp|khu kinh tế|cù lao
    khu đô thị|quốc lộ|tỉnh lộ|đường tỉnh|vườn quốc gia|khu bảo tồn|chợ|bán đảo|đồng bằng
    cao nguyên|vùng|khu di tích|phủ|châu|tổng|trấn|cầu cảng|nhà ga|quảng trường|công viên|cửa sông
    khu dân cư|cụm dân cư|khu du lịch|khu phi thuế quan|khu công nghệ cao|hồ thủy điện
    cửa khẩu quốc tế"""
)
"""Kinds of places that no register lists."""

REGIONS = _lines(
    """Đông Nam Bộ|Tây Nguyên|Bắc Bộ|Nam Bộ|Trung Bộ|Bắc Trung Bộ|Nam Trung Bộ|Tây Bắc|Đông Bắc
    Tây Nam Bộ|Duyên hải miền Trung|Duyên hải Trung Bộ|Duyên hải Nam Trung Bộ|miền Bắc|miền Trung
    miền Nam|Đồng bằng sông Cửu Long|Đồng bằng sông Hồng|Biển Đông|Hoàng Sa|Trường Sa|Côn Đảo
    Phú Quốc|Sài Gòn|Đồng Nai Thượng|Việt Bắc|Thủ đô Hà Nội|Trung du và miền núi phía Bắc
    Trung du và miền núi Bắc Bộ|Bắc Trung Bộ và Duyên hải miền Trung|Đông Dương"""
)

COUNTRIES = _lines(
    """Việt Nam|Lào|Campuchia|Cam-pu-chia|Thái Lan|Trung Quốc|Đài Loan|Hồng Kông|Nhật Bản|Hàn Quốc
    Triều Tiên|Mông Cổ|Ấn Độ|Pakistan|Bangladesh|Sri Lanka|Nepal|Myanmar|Mi-an-ma|Malaysia
    Malaixia|Singapore|Xin-ga-po|Indonesia|In-đô-nê-xi-a|Inđônêxia|Philippines|Phi-líp-pin|Brunei
    Đông Timor|Thailand|Hoa Kỳ|Mỹ|Canada|Ca-na-đa|Mexico|Mê-hi-cô|Cuba|Cu Ba|Brazil|Bra-xin
    Argentina|Chile|Anh|Pháp|Đức|Ý|Italia|Tây Ban Nha|Bồ Đào Nha|Hà Lan|Bỉ|Thụy Sĩ|Thụy Điển|Na Uy
    Đan Mạch|Phần Lan|Áo|Hy Lạp|Ba Lan|Séc|Hungary|Rumani|Bungari|Nga|Liên bang Nga|Liên Xô
    Ukraina|Ukraine|Belarus|Thổ Nhĩ Kỳ|Israel|Iran|Iraq|Ả Rập Xê Út|Ai Cập|Nam Phi|Nigeria|Úc
    Australia|Ô-xtrây-li-a|New Zealand|Niu Di-lân|châu Á|châu Âu|châu Phi|châu Mỹ|châu Đại Dương
    Đông Nam Á|Thái Bình Dương|Châu Á - Thái Bình Dương|Đại Tây Dương|Ấn Độ Dương
    Cộng hòa dân chủ nhân dân Lào|Tây Âu|Đông Âu|Cộng hòa Dân chủ Nhân dân Lào
    Cộng hòa xã hội chủ nghĩa Việt Nam|Vương quốc Anh|Bắc Kinh|Cộng hòa nhân dân Trung Hoa
    Quảng Tây|Vân Nam|Quảng Đông|New York|Washington|Paris|Pari|London|Tokyo|Seoul|Băng Cốc
    Bangkok|Viêng Chăn|Phnôm Pênh|Moskva|Mát-xcơ-va|Thượng Hải|Trung Á|Trung Đông|Bắc Mỹ
    Mỹ La-tinh|Việt Nam Cộng hòa|Việt Nam Dân chủ Cộng hòa|Trung Hoa Dân quốc|Ma Cao|CHDCND Lào
    CHND Trung Hoa|Cộng hòa Séc|Liên bang Đức|Cộng hòa Liên bang Đức|Slovakia|Slovenia|Croatia
    Serbia|Romania|Bulgaria|Estonia|Latvia|Litva|Iceland|Ireland|Ai-len|Luxembourg|Monaco|Malta
    Síp|Ả Rập Xê-út|Qatar|Kuwait|UAE|Các Tiểu vương quốc Ả Rập Thống nhất|Ô-man|Yemen|Jordan|Syria
    Li-băng|Lebanon|Palestine|Kazakhstan|Uzbekistan|Turkmenistan|Azerbaijan|Armenia|Gruzia|Georgia
    Afghanistan|Maroc|Algeria|Tunisia|Libya|Sudan|Ethiopia|Kenya|Tanzania|Uganda|Angola|Mozambique
    Zimbabwe|Ghana|Peru|Colombia|Venezuela|Ecuador|Bolivia|Paraguay|Uruguay|Panama|Bắc Kỳ|Trung Kỳ
    Nam Kỳ"""
)
"""Countries, parts of the world, and cities and provinces abroad that reports speak of."""

SHORT_COUNTRIES = frozenset(
    ("anh", "đức", "ý", "áo", "bỉ", "nga", "séc", "úc", "lào", "mỹ", "pháp")
)
"""They are common words too, or parts of names."""

TITLES = _lines(
    """ông|bà|đồng chí|đ/c|anh|chị|GS|TS|PGS|ThS|Ths|BS|KS|CN|GS TS|PGS TS|BSCKI|BSCKII|BS CKI
    BS CKII|LS|DS|NSND|NSƯT|Thứ trưởng|Bộ trưởng|Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc
    Bí thư|Phó Bí thư|Trưởng phòng|Phó Trưởng phòng|Trưởng ban|Phó Trưởng ban|Chánh Văn phòng
    Phó Chánh Văn phòng|Tổng Bí thư|Thủ tướng|Phó Thủ tướng|Chủ tịch nước|Chủ tịch Quốc hội|Đại tá
    Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Thiếu tướng|Trung tướng|Thượng tướng
    Đại tướng|Cục trưởng|Vụ trưởng|Tổng cục trưởng|Hiệu trưởng|Phó Hiệu trưởng|giáo sư|tiến sĩ
    tiến sỹ|bác sĩ|kỹ sư|luật sư|nhà báo|nhà văn|nhà thơ|nghệ nhân|liệt sĩ|anh hùng|nhạc sĩ|họa sĩ
    cụ|cô|thầy|Viện trưởng|Chánh án|Tổng Giám đốc|Tổng giám đốc|kế toán trưởng|người lập biểu
    người ký|Chuyên viên|Thư ký|đại biểu|vua|tướng|nhà kinh tế học|nhà khoa học|linh mục
    hòa thượng|thượng tọa|sư cô"""
)
"""What is written before a person's name."""

MAIDEN = frozenset(("văn", "thị", "đức", "ngọc", "hữu", "quang", "xuân", "minh", "thanh", "đình"))
"""Middle names of most people."""

ROLES = _lines(
    """Bộ trưởng|Thủ tướng|Chủ tịch|Phó Chủ tịch|Giám đốc|Chánh án|Viện trưởng|Thống đốc
    Tổng Thanh tra|Tổng Kiểm toán|Tổng Kiểm toán nhà nước|Chủ nhiệm|Cục trưởng|Tổng cục trưởng
    Chánh Văn phòng|Bí thư|Trưởng ban|Thứ trưởng|Phó Giám đốc|Hiệu trưởng|Phó Thủ tướng
    Tổng Giám đốc|Tổng giám đốc|Trưởng phòng|Chánh Thanh tra|Lãnh đạo|Thường trực"""
)
"""Of whom a document is: before an agency's name."""
