"""Verbs that names of agencies begin with, and what ends the words that such a verb governs.

"Cục Quản lý dự trữ ngoại hối nhà nước | thông báo": small letters, so only the words themselves
tell where the name ends and the sentence goes on.  Written by hand.
"""

from __future__ import annotations

import re


def _lines(text: str) -> frozenset[str]:
    return frozenset(part.strip().lower() for part in re.split(r"[|\n]", text) if part.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPEN_FIELDS = _lines(
    """Quản lý|Chính sách|Nghiên cứu|Nghiên cứu và Phát triển|Mua sắm|Kiểm định|Kiểm nghiệm
    Kiểm soát|Bảo tồn|Ứng dụng|Giám sát|Quan trắc|Chứng nhận|Hỗ trợ|Tư vấn|Phân tích|Điều hành
    Khai thác|Cảnh sát|Cảnh sát điều tra|Giao dịch|Phát triển|Đăng ký|Bảo vệ|Cứu hộ|Nuôi dưỡng
    Điều dưỡng|Chăm sóc|Xúc tiến|Sản xuất|Dự báo|Thanh toán|Thông tin|Phòng chống|Dạy nghề|Đào tạo
    Bồi dưỡng|Thẩm định"""
)
"""They need an object, which is part of the name."""

ENDS = _words(
    """đã đang sẽ vẫn còn cũng đều không chưa phải cần nên có được bị là thì mà và hoặc hay với cùng
    của do bởi từ tại ở trong trên dưới ngoài về cho để theo như khi nếu tuy vì nhưng này đó ấy nêu
    nói vào ra lên xuống đến tới qua sau trước gồm bao thuộc trực nơi các những mọi mỗi từng rất
    cho làm lập ký gửi nộp cấp thu chi trả trình duyệt họp xin mở mua bán lấy đưa nhận giao"""
)
"""Words that no object goes on with."""

BEGINS = _lines(
    """chịu trách|phối hợp|chủ trì|chủ động|báo cáo|thông báo|ban hành|hướng dẫn|thực hiện|tổ chức
    tiến hành|tiếp nhận|tiếp tục|xem xét|xác nhận|xác minh|xây dựng|quyết định|quy định|phê duyệt
    phát hiện|phân công|phân bổ|tham mưu|tham gia|thống nhất|thành lập|triển khai|tăng cường
    căn cứ|đề nghị|đề xuất|đôn đốc|đánh giá|đăng tải|đảm bảo|bảo đảm|hoàn thành|hoàn thiện
    kịp thời|công bố|cung cấp|cập nhật|chỉ đạo|chuyển giao|giải quyết|góp phần|hợp tác|kết luận
    kiến nghị|ký kết|lựa chọn|rà soát|sử dụng|theo dõi|thường xuyên|tổng hợp|trực tiếp
    tuyên truyền|vận hành|yêu cầu|áp dụng|điều động|đầu tư|đồng ý|đồng thời|hỗ trợ|khẩn trương
    nghiêm túc|nhất trí|phục vụ|cử cán|trao tặng|trao đổi|tập trung chỉ|thẩm tra|thu hồi|tạm dừng
    xử lý|xử phạt|kiểm tra|giám sát việc"""
)
"""The first two syllables of how a sentence goes on behind an agency."""
