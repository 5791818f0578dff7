<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>CrashDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>Lỗi ngoài dự kiến</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your work is still there: save it now. Please send the description below to the makers of Soát; nothing of your report is in it.</source>
        <translation>Chương trình vừa gặp lỗi ngoài dự kiến. Kết quả làm việc vẫn còn nguyên: hãy lưu ngay. Xin gửi phần mô tả dưới đây cho nhóm phát triển Soát; trong đó không có nội dung báo cáo của bạn.</translation>
    </message>
    <message>
        <source>Also written to {path}</source>
        <translation>Cũng đã ghi vào {path}</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>Sao &amp;chép</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Đó&amp;ng</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>Press Ctrl+O to open a report, or drop a file here.</source>
        <translation>Nhấn Ctrl+O để mở báo cáo, hoặc kéo thả tệp vào đây.</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>This report was worked on already: {name} holds the record.</source>
        <translation>Báo cáo này đã được sửa trước đây, kết quả nằm trong hồ sơ {name}.</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Sửa lại từ đầu</translation>
    </message>
    <message>
        <source>Which of these reads right?</source>
        <translation>Dòng nào dưới đây đọc đúng?</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Lưu với tên khác…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Ghi đè</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) is/are not decided yet. What shall be exported?</source>
        <translation>
            <numerusform>Còn %n gợi ý chưa được quyết định. Xuất văn bản nào?</numerusform>
        </translation>
    </message>
    <message>
        <source>As on the screen, with suggestions</source>
        <translation>Như trên màn hình, kèm gợi ý</translation>
    </message>
    <message>
        <source>Only what was decided</source>
        <translation>Chỉ những gì đã quyết định</translation>
    </message>
    <message>
        <source>The text was exported to {path}.</source>
        <translation>Đã xuất văn bản ra {path}.</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>Soát {version}, engine {engine}. Corrects badly read Vietnamese reports; nothing leaves this computer. Licence: Apache 2.0.</source>
        <translation>Soát {version}, bộ gợi ý {engine}. Sửa báo cáo tiếng Việt bị nhận dạng sai; không dữ liệu nào rời khỏi máy này. Giấy phép: Apache 2.0.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>There will be no suggestions: {reason} Everything else works.</source>
        <translation>Sẽ không có gợi ý: {reason} Mọi chức năng khác vẫn dùng được.</translation>
    </message>
    <message>
        <source>files of the program are missing or damaged; please install Soát again</source>
        <translation>tệp của chương trình bị thiếu hoặc hỏng, xin cài đặt lại Soát</translation>
    </message>
    <message>
        <source>unexpected error ({name})</source>
        <translation>lỗi ngoài dự kiến ({name})</translation>
    </message>
</context>
<context>
    <name>MemoryColumns</name>
    <message>
        <source>Read as</source>
        <translation>OCR đọc</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Đã chọn</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Số lần nhận</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Số lần bỏ</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Lần cuối</translation>
    </message>
    <message>
        <source>Word or phrase</source>
        <translation>Từ hoặc cụm từ</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Số lần chọn</translation>
    </message>
    <message>
        <source>Added by hand</source>
        <translation>Thêm tay</translation>
    </message>
</context>
<context>
    <name>MemoryController</name>
    <message>
        <source>From now on your choices are remembered for other reports.</source>
        <translation>Từ giờ Soát ghi nhớ lựa chọn của bạn để dùng cho các báo cáo sau.</translation>
    </message>
    <message>
        <source>From now on your choices count for this report only. What was remembered before is still there: see Review, Memory.</source>
        <translation>Từ giờ lựa chọn của bạn chỉ dùng cho báo cáo này. Những gì đã nhớ trước đây vẫn còn: xem menu Duyệt, mục Bộ nhớ.</translation>
    </message>
</context>
<context>
    <name>MemoryDialog</name>
    <message>
        <source>Memory of Soát</source>
        <translation>Bộ nhớ của Soát</translation>
    </message>
    <message numerus="yes">
        <source>Forget the %n chosen row(s)?</source>
        <translation>
            <numerusform>Xóa %n dòng đã chọn?</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not forget</source>
        <translation>Không xóa</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>The memory was exported to {path}.</source>
        <translation>Đã xuất bộ nhớ ra {path}.</translation>
    </message>
    <message>
        <source>Nothing is remembered.</source>
        <translation>Bộ nhớ đang trống.</translation>
    </message>
    <message>
        <source>Forget everything: {pairs} and {words}?</source>
        <translation>Xóa hết {pairs} và {words}?</translation>
    </message>
    <message>
        <source>It cannot be undone; export the memory first to keep a copy.</source>
        <translation>Xóa rồi không lấy lại được; muốn giữ một bản, hãy xuất bộ nhớ ra tệp trước.</translation>
    </message>
    <message>
        <source>Forget everything</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>Look for a word; marks may be left out</source>
        <translation>Gõ từ cần tìm, không dấu cũng được</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>&amp;Tìm:</translation>
    </message>
    <message>
        <source>Remembering is switched off: your choices count for the open report only, and the memory stays as it is.</source>
        <translation>Đang tắt ghi nhớ: lựa chọn của bạn chỉ dùng cho báo cáo đang mở, bộ nhớ giữ nguyên như dưới đây.</translation>
    </message>
    <message>
        <source>&amp;New word or phrase:</source>
        <translation>Từ &amp;mới:</translation>
    </message>
    <message>
        <source>a name, a place, an office: up to four words</source>
        <translation>tên người, địa danh, tên đơn vị; tối đa bốn từ</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Thê&amp;m</translation>
    </message>
    <message>
        <source>F&amp;orget rows</source>
        <translation>&amp;Xóa dòng</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>Xuất &amp;ra tệp…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Nhập từ tệp…</translation>
    </message>
    <message>
        <source>Forget e&amp;verything…</source>
        <translation>Xóa &amp;hết…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Đó&amp;ng</translation>
    </message>
    <message>
        <source>Ctrl+F find · Ctrl+1 … sort · Ctrl+Page Up/Down other list</source>
        <translation>Ctrl+F tìm · Ctrl+1, 2, 3… sắp xếp theo cột · Ctrl+Page Up/Down đổi danh sách</translation>
    </message>
    <message>
        <source>Enter edit · Delete forget</source>
        <translation>Enter sửa · Delete xóa</translation>
    </message>
    <message>
        <source>Delete forget</source>
        <translation>Delete xóa</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Cách sửa</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n cách sửa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n own word(s)</source>
        <translation>
            <numerusform>%n từ riêng</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: {pairs} and {words}.</source>
        <translation>Đã nhập {pairs} và {words}.</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>Từ riêng</translation>
    </message>
    <message>
        <source>Everything was forgotten.</source>
        <translation>Đã xóa hết bộ nhớ.</translation>
    </message>
</context>
<context>
    <name>Pairs</name>
    <message>
        <source>Right as it was read</source>
        <translation>OCR đọc đúng, giữ nguyên</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Open a report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Reports (*.txt *.xml);;All files (*)</source>
        <translation>Báo cáo (*.txt *.xml);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Save the record as</source>
        <translation>Lưu hồ sơ với tên khác</translation>
    </message>
    <message>
        <source>Records (*.tei.xml)</source>
        <translation>Hồ sơ (*.tei.xml)</translation>
    </message>
    <message>
        <source>Export the text</source>
        <translation>Xuất văn bản</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Văn bản (*.txt)</translation>
    </message>
    <message>
        <source>Import a memory</source>
        <translation>Nhập bộ nhớ</translation>
    </message>
    <message>
        <source>Exported memories (*.tsv);;All files (*)</source>
        <translation>Bộ nhớ đã xuất (*.tsv);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Export the memory</source>
        <translation>Xuất bộ nhớ</translation>
    </message>
    <message>
        <source>Exported memories (*.tsv)</source>
        <translation>Bộ nhớ đã xuất (*.tsv)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Save the changes in {name}?</source>
        <translation>Lưu các thay đổi trong {name}?</translation>
    </message>
    <message>
        <source>What was decided since the last save is lost otherwise.</source>
        <translation>Nếu không, những quyết định từ lần lưu trước sẽ mất.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Không lưu</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>No suspect before this one</source>
        <translation>Phía trước không còn chỗ nghi ngờ</translation>
    </message>
    <message>
        <source>Still looking for suspects further on…</source>
        <translation>Các trang sau đang được xét…</translation>
    </message>
    <message>
        <source>All suspects are dealt with</source>
        <translation>Đã xử lý hết chỗ nghi ngờ</translation>
    </message>
    <message>
        <source>Going on from the beginning</source>
        <translation>Quay lại từ đầu báo cáo</translation>
    </message>
    <message>
        <source>There is no suggestion here</source>
        <translation>Chỗ này không có gợi ý</translation>
    </message>
    <message>
        <source>There is no candidate {n}</source>
        <translation>Không có gợi ý số {n}</translation>
    </message>
    <message>
        <source>There is no safe suggestion left to accept.</source>
        <translation>Không còn gợi ý chắc chắn nào để nhận.</translation>
    </message>
    <message numerus="yes">
        <source>Accept %n safe suggestion(s) at once?</source>
        <translation>
            <numerusform>Nhận cùng lúc %n gợi ý chắc chắn?</numerusform>
        </translation>
    </message>
    <message>
        <source>No error is expected among them.</source>
        <translation>Ước chừng không có lỗi nào.</translation>
    </message>
    <message numerus="yes">
        <source>About %n error(s) is/are expected.</source>
        <translation>
            <numerusform>Ước chừng có %n lỗi trong số đó.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages that are still being looked at are left out.</source>
        <translation>Các trang đang được xét chưa tính vào đây.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Không có gì để hoàn tác</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Không có gì để làm lại</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{decided} / {all} suspects dealt with</source>
        <translation>{decided} / {all} chỗ nghi ngờ đã xử lý</translation>
    </message>
    <message numerus="yes">
        <source>about %n error(s) left</source>
        <translation>
            <numerusform>ước còn %n lỗi</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation>Chưa sửa gì</translation>
    </message>
    <message>
        <source>EDIT</source>
        <translation>SỬA</translation>
    </message>
    <message>
        <source>REVIEW</source>
        <translation>DUYỆT</translation>
    </message>
    <message>
        <source>Line {line} · page {page}/{pages}</source>
        <translation>Dòng {line} · trang {page}/{pages}</translation>
    </message>
</context>
<context>
    <name>SuggestionBar</name>
    <message>
        <source>kept as read</source>
        <translation>đã giữ nguyên</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>đã xóa</translation>
    </message>
    <message>
        <source>taken from the suggestions</source>
        <translation>đã nhận gợi ý</translation>
    </message>
    <message>
        <source>taken as safe, not looked at</source>
        <translation>đã nhận hàng loạt, chưa xem riêng</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>đã gõ tay</translation>
    </message>
    <message>
        <source>getting the suggestions ready…</source>
        <translation>đang chuẩn bị gợi ý…</translation>
    </message>
    <message>
        <source>looking for suggestions…</source>
        <translation>đang tìm gợi ý…</translation>
    </message>
    <message>
        <source>no suggestions; type the text yourself</source>
        <translation>không có gợi ý; hãy tự gõ</translation>
    </message>
    <message>
        <source>nothing to suggest</source>
        <translation>không có gợi ý</translation>
    </message>
    <message>
        <source>done</source>
        <translation>xong</translation>
    </message>
    <message>
        <source>discard</source>
        <translation>bỏ</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>nhận</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>giữ</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>sửa</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>tiếp</translation>
    </message>
</context>
<context>
    <name>_Headings</name>
    <message>
        <source>OCR text</source>
        <translation>Văn bản OCR</translation>
    </message>
    <message>
        <source>Corrected text</source>
        <translation>Văn bản đã hiệu đính</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source> or </source>
        <translation> hoặc </translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Duyệt</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>T&amp;rợ giúp</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Giao diện</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Mở…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Lưu với tên &amp;khác…</translation>
    </message>
    <message>
        <source>&amp;Export text…</source>
        <translation>&amp;Xuất văn bản…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Thoát</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Edit the word</source>
        <translation>&amp;Sửa từ này</translation>
    </message>
    <message>
        <source>&amp;Delete the word</source>
        <translation>&amp;Xóa từ này</translation>
    </message>
    <message>
        <source>&amp;Copy the word</source>
        <translation>Sao &amp;chép từ này</translation>
    </message>
    <message>
        <source>Done typing, go to the next suspect</source>
        <translation>Gõ xong, đến chỗ nghi ngờ kế tiếp</translation>
    </message>
    <message>
        <source>Done typing, go on</source>
        <translation>Gõ xong, đi tiếp</translation>
    </message>
    <message>
        <source>Done typing, go back</source>
        <translation>Gõ xong, quay lại chỗ trước</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>Bỏ phần vừa gõ</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Đóng thông báo</translation>
    </message>
    <message>
        <source>&amp;Next suspect</source>
        <translation>Chỗ nghi ngờ &amp;kế tiếp</translation>
    </message>
    <message>
        <source>&amp;Previous suspect</source>
        <translation>Chỗ nghi ngờ &amp;trước</translation>
    </message>
    <message>
        <source>Next suspect</source>
        <translation>Chỗ nghi ngờ kế tiếp</translation>
    </message>
    <message>
        <source>Previous suspect</source>
        <translation>Chỗ nghi ngờ trước</translation>
    </message>
    <message>
        <source>&amp;Accept the suggestion and go on</source>
        <translation>&amp;Nhận gợi ý rồi đi tiếp</translation>
    </message>
    <message>
        <source>Take candidate 1 to 5 and go on</source>
        <translation>Nhận gợi ý số 1 đến 5 rồi đi tiếp</translation>
    </message>
    <message>
        <source>Take candidate 1 to 5, also while typing</source>
        <translation>Nhận gợi ý số 1 đến 5, cả khi đang gõ</translation>
    </message>
    <message>
        <source>&amp;Keep as read</source>
        <translation>&amp;Giữ nguyên như OCR</translation>
    </message>
    <message>
        <source>Accept all &amp;safe suggestions…</source>
        <translation>Nhận mọi gợi ý &amp;chắc chắn…</translation>
    </message>
    <message>
        <source>&amp;Remember my choices</source>
        <translation>Ghi nhớ &amp;lựa chọn của tôi</translation>
    </message>
    <message>
        <source>&amp;Memory…</source>
        <translation>&amp;Bộ nhớ…</translation>
    </message>
    <message>
        <source>Previous word</source>
        <translation>Từ bên trái</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Từ bên phải</translation>
    </message>
    <message>
        <source>Line above</source>
        <translation>Dòng trên</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>Dòng dưới</translation>
    </message>
    <message>
        <source>First word of the line</source>
        <translation>Từ đầu dòng</translation>
    </message>
    <message>
        <source>Last word of the line</source>
        <translation>Từ cuối dòng</translation>
    </message>
    <message>
        <source>One screen up</source>
        <translation>Lên một màn hình</translation>
    </message>
    <message>
        <source>One screen down</source>
        <translation>Xuống một màn hình</translation>
    </message>
    <message>
        <source>Beginning of the report</source>
        <translation>Đầu báo cáo</translation>
    </message>
    <message>
        <source>End of the report</source>
        <translation>Cuối báo cáo</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Chữ &amp;to hơn</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Chữ n&amp;hỏ hơn</translation>
    </message>
    <message>
        <source>&amp;Fit text to the window</source>
        <translation>Chữ &amp;vừa cửa sổ</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Theo &amp;hệ thống</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>&amp;About Soát</source>
        <translation>&amp;Giới thiệu Soát</translation>
    </message>
</context>
</TS>
