"""How much a text looks like Vietnamese, whatever encoding it was read in."""

from __future__ import annotations

import re
import unicodedata

_LOOK_AT = 8192
"""How many characters are enough to judge by."""
_SYLLABLE = re.compile(
    "(?:ngh|gh|gi|qu|ng|nh|ch|th|tr|kh|ph|[bcdđghklmnpqrstvx])?"
    "(?:[aeiouyăâêôơư]|a[iouy]|â[uy]|eo|êu|i[aouêu]|iêu|o[aeăio]|oa[iouy]|oe[oi]|ôi|ơi|u[aâêiôơyă]"
    "|uây|uôi|uy[aêu]|ư[aiơu]|ươ[iu]|y[aêu]|yêu)"
    "(?:ch|ng|nh|[cmnpt])?"
)
"""Without its tone, in lower case."""
_COMMON_ONES = """
    ban bị bảo báo bằng biết bộ các cách cán cáo cấp cầu chỉ chế chính chủ chức công cơ của cùng
    cũng cộng cứ dân dẫn dụng đã đại đảm đạo đất đầu để đến đề địa điều định đó đoàn độc đối đội
    đồng được đường giá giao gồm hành hạnh hiện hiệu hình họ hòa hoạt học hóa hồ hội hợp hướng
    huyện kế kết khác khó khoản không kính là lãnh lập lên lệnh lực lượng lý mặt mới một mức
    nâng năm này ngày nghĩa nghị nghiệm nghiệp ngoài người nhà nhân nhất nhiệm nhiều những như
    nước nội ở phạm pháp phát phải phó phòng phối phúc phường quả quản quân quận quốc quy quyền
    quyết rõ sách sản sáng sau sinh số sở sự sử tác tài tại tạo tập tế tháng thành thẩm thể theo
    thị thiết thôn thông thời thu thủ thuộc thư thứ thực thường tiến tiếp tiêu tín tình tỉnh tổ
    tổng trách triển trình trong trường trưởng trước trực từ tư tự tướng ủy uỷ và vào văn vấn
    vật vệ về việc việt viên với vụ vực xã xác xây xét xuất ý yêu
"""
_COMMON = frozenset(_COMMON_ONES.split())
"""Syllables of which every page of an office is full."""
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")
_TYPOGRAPHY = "“”‘’–—…•§°«»\u00a0\ufeff\u200b"


def words_beyond_ascii(text: str) -> int:
    """How many words have letters beyond ASCII."""
    return sum(not word.isascii() for word in _WORD.findall(_composed(text[:_LOOK_AT])))


def plausibility(text: str) -> float:
    """How much ``text`` looks like Vietnamese, 0 to 1: of its words with letters beyond ASCII the
    share that are Vietnamese syllables, less for signs that no office types."""
    sample = _composed(text[:_LOOK_AT])
    words = [word.lower() for word in _WORD.findall(sample) if not word.isascii()]
    strange = sum(not char.isascii() and not char.isalpha() and char not in _TYPOGRAPHY
                  for char in sample)  # fmt: skip
    if not words and not strange:
        return 1.0
    return sum(map(is_syllable, words)) / (len(words) + strange)


def commonness(text: str) -> float:
    """Of the words with letters beyond ASCII the share that are common Vietnamese syllables, 0 to
    1.  TCVN3 taken for VISCII makes syllables too, but none that anybody writes."""
    words = [word.lower() for word in _WORD.findall(_composed(text[:_LOOK_AT]))]
    beyond = [word for word in words if not word.isascii()]
    return sum(word in _COMMON for word in beyond) / len(beyond) if beyond else 0.0


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def is_syllable(word: str) -> bool:
    """Whether a word in small letters is built as Vietnamese syllables are."""
    plain, tones = _TONES.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and _SYLLABLE.fullmatch(_composed(plain)) is not None
