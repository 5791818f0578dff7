<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>ActionRow</name>
    <message>
        <source>F&amp;orget rows</source>
        <translation>&amp;Xóa dòng</translation>
    </message>
    <message>
        <source>Forget e&amp;verything…</source>
        <translation>Xóa &amp;hết…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Nhập từ tệp…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>Xuất &amp;ra tệp…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Đó&amp;ng</translation>
    </message>
</context>
<context>
    <name>AnnotatingPage</name>
    <message>
        <source>In the text</source>
        <translation>Trong văn bản</translation>
    </message>
    <message>
        <source>&amp;Underline names, dates and numbers</source>
        <translation>&amp;Gạch chân tên riêng, ngày tháng, con số</translation>
    </message>
    <message>
        <source>Kinds of this office</source>
        <translation>Loại riêng của cơ quan</translation>
    </message>
    <message>
        <source>Beside organisations, persons, places and so on: for instance programmes or projects. Reports in which they are used tell other offices what they mean.</source>
        <translation>Ngoài cơ quan, người, địa danh…, ví dụ chương trình hay dự án. Báo cáo dùng loại nào thì tự kèm lời giải thích để cơ quan khác mở ra vẫn hiểu.</translation>
    </message>
    <message>
        <source>&amp;New kind</source>
        <translation>Loại &amp;mới</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>N&amp;ame:</source>
        <translation>&amp;Tên:</translation>
    </message>
    <message>
        <source>Lette&amp;r after F8:</source>
        <translation>&amp;Chữ cái sau F8:</translation>
    </message>
    <message>
        <source>&amp;Colour:</source>
        <translation>&amp;Màu:</translation>
    </message>
    <message>
        <source>In the record &amp;as:</source>
        <translation>&amp;Ghi trong hồ sơ là:</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>tím</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>xanh dương</translation>
    </message>
    <message>
        <source>green</source>
        <translation>xanh lục</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>nâu</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>hồng</translation>
    </message>
    <message>
        <source>turquoise</source>
        <translation>xanh ngọc</translation>
    </message>
    <message>
        <source>ochre</source>
        <translation>vàng đất</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>anything that is referred to</source>
        <translation>đối tượng được nhắc đến</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>tên riêng</translation>
    </message>
    <message>
        <source>a term</source>
        <translation>thuật ngữ</translation>
    </message>
    <message>
        <source>name of an organisation</source>
        <translation>tên cơ quan, tổ chức</translation>
    </message>
    <message>
        <source>name of a person</source>
        <translation>tên người</translation>
    </message>
    <message>
        <source>name of a place</source>
        <translation>địa danh</translation>
    </message>
    <message>
        <source>new kind</source>
        <translation>loại mới</translation>
    </message>
</context>
<context>
    <name>AnnotationController</name>
    <message>
        <source>There is no word here</source>
        <translation>Ở đây không có từ nào</translation>
    </message>
    <message>
        <source>Nothing is marked here</source>
        <translation>Chỗ này chưa đánh dấu gì</translation>
    </message>
    <message>
        <source>No kind has the letter {letter}</source>
        <translation>Không có loại nào ứng với chữ {letter}</translation>
    </message>
    <message>
        <source>Press the letter of a kind</source>
        <translation>Hãy bấm chữ cái của một loại</translation>
    </message>
    <message>
        <source>Nothing is proposed here</source>
        <translation>Chỗ này không có đề xuất nào</translation>
    </message>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Đã đánh dấu %Ln chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark it first, then give it its entry</source>
        <translation>Hãy đánh dấu trước rồi mới đưa vào danh mục</translation>
    </message>
    <message>
        <source>It goes no further</source>
        <translation>Không dời thêm được nữa</translation>
    </message>
    <message>
        <source>Looking for names, dates and numbers…</source>
        <translation>Đang tìm tên riêng, ngày tháng và con số…</translation>
    </message>
    <message>
        <source>There is no proposal behind this place</source>
        <translation>Từ đây trở đi không còn đề xuất nào</translation>
    </message>
    <message>
        <source>There is no proposal before this place</source>
        <translation>Từ đây trở lên không còn đề xuất nào</translation>
    </message>
    <message>
        <source>Marked: {kind}</source>
        <translation>Đã đánh dấu: {kind}</translation>
    </message>
    <message>
        <source>Mark removed</source>
        <translation>Đã gỡ dấu</translation>
    </message>
    <message>
        <source>Turned down; it is not proposed again</source>
        <translation>Đã bỏ; chỗ này không được đề xuất nữa</translation>
    </message>
    <message>
        <source>Shift+←→: end</source>
        <translation>Shift+←→: dời cuối</translation>
    </message>
    <message>
        <source>Enter: take · F4: not this · Ctrl+R: all alike</source>
        <translation>Enter: nhận · F4: bỏ · Ctrl+R: nhận mọi chỗ giống</translation>
    </message>
    <message>
        <source>Enter: done · Delete: remove</source>
        <translation>Enter: xong · Delete: gỡ</translation>
    </message>
    <message>
        <source>Tab: next proposal · Esc: leave</source>
        <translation>Tab: đề xuất sau · Esc: thôi</translation>
    </message>
</context>
<context>
    <name>AnnotationListController</name>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Đã đánh dấu %Ln chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is proposed here</source>
        <translation>Chỗ này không có đề xuất nào</translation>
    </message>
    <message>
        <source>Turned down; it is not proposed again</source>
        <translation>Đã bỏ; chỗ này không được đề xuất nữa</translation>
    </message>
    <message>
        <source>Mark removed</source>
        <translation>Đã gỡ dấu</translation>
    </message>
    <message>
        <source>Left as it is; it is not told again</source>
        <translation>Đã giữ nguyên, sẽ không nhắc lại chỗ này</translation>
    </message>
    <message>
        <source>Recorded as the author&apos;s mistake</source>
        <translation>Đã ghi là lỗi của người viết</translation>
    </message>
    <message>
        <source>No kind has the letter {letter}</source>
        <translation>Không có loại nào ứng với chữ {letter}</translation>
    </message>
    <message>
        <source>It goes no further</source>
        <translation>Không dời thêm được nữa</translation>
    </message>
</context>
<context>
    <name>AnnotationModel</name>
    <message>
        <source>⚠ check</source>
        <translation>⚠ cần xem</translation>
    </message>
    <message>
        <source>in the TEI file</source>
        <translation>có sẵn trong tệp TEI</translation>
    </message>
    <message>
        <source>✓ marked</source>
        <translation>✓ đã đánh dấu</translation>
    </message>
    <message>
        <source>✓ not looked at</source>
        <translation>✓ chưa xem</translation>
    </message>
    <message>
        <source>line {line}: {told}</source>
        <translation>dòng {line}: {told}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Độ chắc</translation>
    </message>
</context>
<context>
    <name>AnnotationPanel</name>
    <message>
        <source>Names, dates, numbers</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Mọi loại</translation>
    </message>
    <message>
        <source>Only this kind</source>
        <translation>Chỉ loại này</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) with the same words. Ctrl+R once more marks all of them · Enter: this one · Delete: not this one · Esc: the whole list again</source>
        <translation>
            <numerusform>%Ln chỗ ghi cùng chữ. Ctrl+R lần nữa: nhận tất cả · Enter: nhận chỗ này · Delete: bỏ chỗ này · Esc: về cả bảng</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: take, next one · Delete: not this · Ctrl+R: see all alike, again takes them · letter: another kind · F2: values · Shift+←→: end · Ctrl+Shift+←→: beginning · Ctrl+Shift+E: the author&apos;s mistake · Esc: back</source>
        <translation>Enter: nhận, sang chỗ sau · Delete: bỏ · Ctrl+R: xem các chỗ giống, lần nữa: nhận hết · chữ cái: đổi loại · F2: giá trị · Shift+←→: dời cuối · Ctrl+Shift+←→: dời đầu · Ctrl+Shift+E: lỗi của người viết · Esc: về văn bản</translation>
    </message>
    <message>
        <source>&amp;Proposed ({n})</source>
        <translation>Đề x&amp;uất ({n})</translation>
    </message>
    <message>
        <source>&amp;Marked ({n})</source>
        <translation>Đã đá&amp;nh dấu ({n})</translation>
    </message>
    <message>
        <source>To &amp;check ({n})</source>
        <translation>Cần xe&amp;m lại ({n})</translation>
    </message>
    <message>
        <source>&amp;All ({n})</source>
        <translation>Tất &amp;cả ({n})</translation>
    </message>
    <message>
        <source>Mark all &amp;sure ones</source>
        <translation>Đán&amp;h dấu các chỗ chắc chắn</translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n &amp;sure one(s)</source>
        <translation>
            <numerusform>Đán&amp;h dấu cả %Ln chỗ chắc chắn</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for names, dates and numbers…</source>
        <translation>Đang tìm tên riêng, ngày tháng và con số…</translation>
    </message>
    <message>
        <source>Nothing is proposed: everything found was decided.</source>
        <translation>Không còn đề xuất nào: mọi chỗ tìm thấy đều đã xử lý.</translation>
    </message>
    <message>
        <source>Nothing is marked yet. F8 and a letter mark the current word.</source>
        <translation>Chưa đánh dấu chỗ nào. Bấm F8 rồi một chữ cái để đánh dấu từ đang đứng.</translation>
    </message>
    <message>
        <source>Nothing to check: no date, number or sum looks wrong.</source>
        <translation>Không có gì phải xem lại: ngày tháng, số ký hiệu và số tiền đều hợp lý.</translation>
    </message>
    <message>
        <source>Nothing was found, and nothing is marked.</source>
        <translation>Không tìm thấy gì, cũng chưa đánh dấu chỗ nào.</translation>
    </message>
</context>
<context>
    <name>Annotations</name>
    <message>
        <source>sure</source>
        <translation>chắc</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>khá chắc</translation>
    </message>
    <message>
        <source>perhaps</source>
        <translation>có thể</translation>
    </message>
    <message>
        <source>choose what it is</source>
        <translation>chọn loại bằng một chữ cái</translation>
    </message>
    <message>
        <source>in the TEI file: {kind}</source>
        <translation>có sẵn trong tệp TEI: {kind}</translation>
    </message>
    <message>
        <source>marked: {kind}</source>
        <translation>đã đánh dấu: {kind}</translation>
    </message>
    <message>
        <source>proposed: {kind}, {sure}</source>
        <translation>đề xuất: {kind}, {sure}</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>One moment…</source>
        <translation>Xin chờ một chút…</translation>
    </message>
</context>
<context>
    <name>Concordance</name>
    <message>
        <source>line {line}: {before} {read} {behind}; {result}, {sure}</source>
        <translation>dòng {line}: {before} {read} {behind}; {result}, {sure}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>OCR đọc</translation>
    </message>
    <message>
        <source>Will read</source>
        <translation>Sẽ thành</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Độ chắc</translation>
    </message>
    <message>
        <source>✓ decided</source>
        <translation>✓ đã quyết định</translation>
    </message>
</context>
<context>
    <name>ContextMenuController</name>
    <message>
        <source>Mark &amp;as</source>
        <translation>Đánh dấu &amp;là</translation>
    </message>
</context>
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
    <name>Details</name>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Mục</translation>
    </message>
</context>
<context>
    <name>DictionaryController</name>
    <message>
        <source>“{word}” is in the dictionary of this report now.</source>
        <translation>Đã thêm “{word}” vào từ điển của báo cáo này.</translation>
    </message>
    <message>
        <source>The memory is off: F9 adds the word to this report only</source>
        <translation>Bộ nhớ đang tắt: F9 chỉ thêm từ vào báo cáo này</translation>
    </message>
    <message>
        <source>This cannot be remembered as a word</source>
        <translation>Không thể ghi nhớ chỗ này như một từ</translation>
    </message>
    <message>
        <source>“{word}” is one of your words now</source>
        <translation>“{word}” nay là từ của bạn</translation>
    </message>
    <message>
        <source>“{word}” is one of your words now, for all reports.</source>
        <translation>Đã thêm “{word}” vào từ của bạn, dùng cho mọi báo cáo.</translation>
    </message>
    <message numerus="yes">
        <source>Kept in %n other place(s).</source>
        <translation>
            <numerusform>Đã giữ nguyên ở %Ln chỗ khác.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>this is no file of this computer</source>
        <translation>đây không phải tệp trên máy này</translation>
    </message>
    <message>
        <source>Save it as a file first.</source>
        <translation>Hãy lưu thành tệp trước.</translation>
    </message>
</context>
<context>
    <name>EditingController</name>
    <message numerus="yes">
        <source>Kept in %n place(s)</source>
        <translation>
            <numerusform>Đã giữ nguyên ở %Ln chỗ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n word(s)</source>
        <translation>
            <numerusform>Đã nhận %Ln từ</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to split here</source>
        <translation>Ở đây không có gì để tách</translation>
    </message>
    <message>
        <source>← and → move the gap, Enter splits, Esc leaves it</source>
        <translation>← và → dời chỗ tách, Enter để tách, Esc để thôi</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>Press {key} to open a report, or drop a file here.</source>
        <translation>Bấm {key} để mở báo cáo, hoặc kéo tệp thả vào đây.</translation>
    </message>
    <message>
        <source>{keys}: all keys · {palette}: find a command by its name</source>
        <translation>{keys}: bảng phím tắt · {palette}: tìm lệnh theo tên</translation>
    </message>
</context>
<context>
    <name>EngineController</name>
    <message>
        <source>Looking at the rest of the pages</source>
        <translation>Đang xét tiếp các trang còn lại</translation>
    </message>
    <message>
        <source>Only what you look at is suggested from now on</source>
        <translation>Từ giờ chỉ gợi ý cho phần đang xem</translation>
    </message>
    <message>
        <source>Every page has been looked at</source>
        <translation>Mọi trang đều đã xét xong</translation>
    </message>
    <message>
        <source>There will be no suggestions: {reason} Everything else works.</source>
        <translation>Sẽ không có gợi ý: {reason} Mọi chức năng khác vẫn dùng được.</translation>
    </message>
    <message>
        <source>There will be no suggestions for {name}: {reason} Everything else works.</source>
        <translation>Báo cáo {name} sẽ không có gợi ý: {reason} Mọi chức năng khác vẫn dùng được.</translation>
    </message>
    <message>
        <source>In {name} no words are found for what you type: {reason} Everything else works.</source>
        <translation>Trong báo cáo {name} không tìm được từ theo chữ đang gõ: {reason} Mọi chức năng khác vẫn dùng được.</translation>
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
    <name>EngineProgress</name>
    <message>
        <source>looking halted at {share}%</source>
        <translation>đã dừng xét ở {share}%</translation>
    </message>
    <message>
        <source>Look at the rest of the pages</source>
        <translation>Xét tiếp các trang còn lại</translation>
    </message>
    <message>
        <source>looking through the report, {share}%…</source>
        <translation>đang xét báo cáo, {share}%…</translation>
    </message>
    <message>
        <source>Stop looking at pages that are out of sight</source>
        <translation>Ngừng xét các trang không hiện trên màn hình</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message numerus="yes">
        <source>%n suggestion(s) is/are not decided yet. What shall be exported?</source>
        <translation>
            <numerusform>Còn %Ln gợi ý chưa được quyết định. Xuất văn bản nào?</numerusform>
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
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Exporting page {page} of {pages} to {name}…</source>
        <translation>Đang xuất trang {page}/{pages} ra {name}…</translation>
    </message>
    <message>
        <source>Exporting to {name}…</source>
        <translation>Đang xuất ra {name}…</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Đã xuất ra {path}.</translation>
    </message>
    <message>
        <source>What you are still typing is not in it.</source>
        <translation>Phần đang gõ dở chưa có trong đó.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Stopped; {name} was not written.</source>
        <translation>Đã dừng; chưa ghi {name}.</translation>
    </message>
</context>
<context>
    <name>FacsimileController</name>
    <message>
        <source>There is no picture of this report; choose it under View</source>
        <translation>Báo cáo này không có ảnh; hãy chọn ảnh trong menu Xem</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of pages not found, such as {name}.</source>
        <translation>
            <numerusform>Không thấy %Ln ảnh trang, chẳng hạn {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the pictures…</source>
        <translation>Chọn ảnh…</translation>
    </message>
</context>
<context>
    <name>FacsimilePanel</name>
    <message>
        <source>Page</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>Tất cả các trang</translation>
    </message>
    <message>
        <source>Picture of the page</source>
        <translation>Ảnh của trang</translation>
    </message>
    <message>
        <source>There is no picture of this page beside the report.</source>
        <translation>Không có ảnh của trang này bên cạnh báo cáo.</translation>
    </message>
    <message>
        <source>Choose pictures…</source>
        <translation>Chọn ảnh…</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>To hơn</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Vừa chiều ngang</translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation>Xoay phải</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Tăng tương phản</translation>
    </message>
    <message>
        <source>Page {n}/{all}</source>
        <translation>Trang {n}/{all}</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>There is no record on the disk yet</source>
        <translation>Báo cáo này chưa có hồ sơ trên đĩa</translation>
    </message>
    <message>
        <source>{name} is not on the disk any more. What you see is complete; saving writes it anew.</source>
        <translation>{name} không còn trên đĩa. Nội dung đang thấy vẫn đầy đủ; khi lưu sẽ ghi lại tệp.</translation>
    </message>
    <message>
        <source>{path} is not there any more; it was taken out of the list.</source>
        <translation>{path}: không còn tệp này; đã bỏ khỏi danh sách.</translation>
    </message>
    <message>
        <source>Saved, but for what you are still typing</source>
        <translation>Đã lưu; phần đang gõ dở chưa có trong tệp</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Lưu với tên khác…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Ghi đè</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find:</source>
        <translation>Tìm:</translation>
    </message>
    <message>
        <source>Replace with:</source>
        <translation>Thay bằng:</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Nội dung tìm</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Thay bằng</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Số chỗ tìm thấy</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>Chỗ trước (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>Chỗ kế tiếp (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>&amp;Liệt kê</translation>
    </message>
    <message>
        <source>All hits, each in its line</source>
        <translation>Mọi chỗ tìm thấy, kèm ngữ cảnh</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message>
        <source>Replace this hit and go to the next one (Enter)</source>
        <translation>Thay chỗ này rồi đến chỗ kế tiếp (Enter)</translation>
    </message>
    <message>
        <source>Replace &amp;all…</source>
        <translation>Th&amp;ay tất cả…</translation>
    </message>
    <message>
        <source>Look at all of them first, then replace in one step</source>
        <translation>Xem trước tất cả, rồi thay cùng một lượt</translation>
    </message>
    <message>
        <source>&amp;Keep capitals</source>
        <translation>&amp;Giữ kiểu chữ hoa</translation>
    </message>
    <message>
        <source>đối becomes ngoại, Đối becomes Ngoại, ĐỐI becomes NGOẠI</source>
        <translation>đối thành ngoại, Đối thành Ngoại, ĐỐI thành NGOẠI</translation>
    </message>
    <message>
        <source>\1 or $1: the first group ( ), $&amp;: all that was found</source>
        <translation>\1 hoặc $1: nhóm ( ) thứ nhất; $&amp;: cả đoạn tìm thấy</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>không thấy</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>lỗi cú pháp</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>“{text}” is not found</source>
        <translation>Không tìm thấy “{text}”</translation>
    </message>
    <message>
        <source>Going on from the beginning</source>
        <translation>Tiếp tục từ đầu báo cáo</translation>
    </message>
    <message>
        <source>Going on from the end</source>
        <translation>Tiếp tục từ cuối báo cáo</translation>
    </message>
    <message>
        <source>{key} looks without regard to accents</source>
        <translation>{key} để tìm không phân biệt dấu</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>lỗi cú pháp</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>không thấy</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%Ln chỗ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingController</name>
    <message>
        <source>There is no candidate {n}</source>
        <translation>Không có gợi ý số {n}</translation>
    </message>
    <message>
        <source>There is no other candidate</source>
        <translation>Không có gợi ý nào khác</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>decided otherwise</source>
        <translation>đã quyết định khác</translation>
    </message>
    <message>
        <source>line {line}: {before} {found} {behind}; {result} {note}</source>
        <translation>dòng {line}: {before} {found} {behind}; {result} {note}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Tìm thấy</translation>
    </message>
    <message>
        <source>Will read</source>
        <translation>Sẽ thành</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>FoundPanel</name>
    <message>
        <source>Found</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Các chỗ tìm thấy</translation>
    </message>
    <message>
        <source>Ctrl+F finds; all that was found can be listed here.</source>
        <translation>Bấm Ctrl+F để tìm; mọi chỗ tìm thấy có thể liệt kê ở đây.</translation>
    </message>
    <message>
        <source>Space tick · Ctrl+A all or none · Esc back</source>
        <translation>Space chọn, bỏ chọn · Ctrl+A tất cả hoặc bỏ hết · Esc quay lại</translation>
    </message>
    <message>
        <source>Enter go there · Esc back</source>
        <translation>Enter đến chỗ đó · Esc quay lại</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%Ln chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>{ticked} of {all} ticked</source>
        <translation>đã chọn {ticked}/{all}</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be replaced</source>
        <translation>
            <numerusform>%Ln chỗ không thay được</numerusform>
        </translation>
    </message>
    <message>
        <source>getting ready…</source>
        <translation>đang chuẩn bị…</translation>
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
    <name>HistoryController</name>
    <message>
        <source>Nothing was undone and overtaken</source>
        <translation>Không có thao tác nào đã hoàn tác mà còn giữ riêng</translation>
    </message>
    <message>
        <source>Save first: the history protects what is not saved</source>
        <translation>Hãy lưu trước: lịch sử đang giữ những gì chưa lưu</translation>
    </message>
    <message numerus="yes">
        <source>Forget the history of {name}? %n action(s) cannot be undone any more then. The report and its record stay as they are.</source>
        <translation>
            <numerusform>Xóa lịch sử của {name}? Sau đó không hoàn tác được %Ln thao tác nữa. Báo cáo và hồ sơ vẫn nguyên như cũ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Forget the history</source>
        <translation>Xóa lịch sử</translation>
    </message>
    <message>
        <source>The history of this report was forgotten</source>
        <translation>Đã xóa lịch sử của báo cáo này</translation>
    </message>
    <message>
        <source>The report stands there already</source>
        <translation>Báo cáo đang ở đúng chỗ đó</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) undone; Ctrl+Y brings them back one by one</source>
        <translation>
            <numerusform>Đã hoàn tác %Ln thao tác; Ctrl+Y làm lại từng thao tác một</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) done again</source>
        <translation>
            <numerusform>Đã làm lại %Ln thao tác</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be taken back by itself: {reason}</source>
        <translation>Không bỏ riêng được: {reason}</translation>
    </message>
    <message>
        <source>Taken back; Ctrl+Z undoes that</source>
        <translation>Đã bỏ thao tác đó; Ctrl+Z để lấy lại</translation>
    </message>
    <message>
        <source>This was done to no place in particular</source>
        <translation>Thao tác này không gắn với chỗ nào trong văn bản</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) brought back</source>
        <translation>
            <numerusform>Đã lấy lại %Ln thao tác</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>undone</source>
        <translation>đã hoàn tác</translation>
    </message>
    <message>
        <source>taken back by {number}</source>
        <translation>bị bỏ ở thao tác {number}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Lịch sử thao tác</translation>
    </message>
    <message>
        <source>What was done, the newest first</source>
        <translation>Những việc đã làm, mới nhất ở trên</translation>
    </message>
    <message>
        <source>Find in the history</source>
        <translation>Tìm trong lịch sử</translation>
    </message>
    <message>
        <source>Take back &amp;this one</source>
        <translation>Bỏ r&amp;iêng thao tác này</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>Lấ&amp;y lại</translation>
    </message>
    <message>
        <source>Enter to the place · Ctrl+Enter undo back to here · Del take back this one · Esc back</source>
        <translation>Enter đến chỗ đó · Ctrl+Enter hoàn tác về đây · Del bỏ riêng thao tác này · Esc về văn bản</translation>
    </message>
    <message>
        <source>Re&amp;do up to here</source>
        <translation>Là&amp;m lại đến đây</translation>
    </message>
    <message>
        <source>&amp;Undo back to here</source>
        <translation>Hoàn tác &amp;về đây</translation>
    </message>
    <message>
        <source>Cannot be taken back by itself: {reason}.</source>
        <translation>Không bỏ riêng được: {reason}.</translation>
    </message>
    <message numerus="yes">
        <source>%n undone action(s) was/were set aside ({when}).</source>
        <translation>
            <numerusform>Còn giữ riêng %Ln thao tác đã hoàn tác ({when}).</numerusform>
        </translation>
    </message>
    <message>
        <source>No report is open.</source>
        <translation>Chưa mở báo cáo nào.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Không tìm thấy gì.</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>Chưa làm gì.</translation>
    </message>
</context>
<context>
    <name>ImageStrip</name>
    <message>
        <source>The current line on the page</source>
        <translation>Dòng hiện tại trên trang</translation>
    </message>
    <message>
        <source>The current line on the page; click to go to a word</source>
        <translation>Dòng hiện tại trên trang; nhấp để đến một từ</translation>
    </message>
    <message>
        <source>There is no picture of this page</source>
        <translation>Không có ảnh của trang này</translation>
    </message>
    <message>
        <source>The picture is being read…</source>
        <translation>Đang đọc ảnh…</translation>
    </message>
</context>
<context>
    <name>KeyFiles</name>
    <message>
        <source>The keys were exported to {path}.</source>
        <translation>Đã xuất phím tắt ra {path}.</translation>
    </message>
    <message>
        <source>The keys were imported.</source>
        <translation>Đã nhập phím tắt.</translation>
    </message>
    <message>
        <source>Left out, since there is no such command here: {names}.</source>
        <translation>Bỏ qua vì ở đây không có lệnh này: {names}.</translation>
    </message>
    <message>
        <source>Left out, since the key is not free: {names}.</source>
        <translation>Bỏ qua vì phím không dùng được hoặc đã thuộc lệnh khác: {names}.</translation>
    </message>
</context>
<context>
    <name>KeyTable</name>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Before it was changed</source>
        <translation>Phím ban đầu</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>Mọi phím tắt đang như ban đầu.</translation>
    </message>
    <message>
        <source>Give all commands the keys they had at first?</source>
        <translation>Trả mọi lệnh về phím tắt ban đầu?</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Give them back</source>
        <translation>Trả về ban đầu</translation>
    </message>
    <message>
        <source>Press the key of number 1 for “{title}”. Esc leaves it as it is.</source>
        <translation>Bấm phím cho số 1 của lệnh “{title}”. Esc để giữ nguyên.</translation>
    </message>
    <message>
        <source>Press the new key for “{title}”. Esc leaves it as it is.</source>
        <translation>Bấm phím mới cho lệnh “{title}”. Esc để giữ nguyên.</translation>
    </message>
    <message>
        <source>This command needs keys from 1 on.</source>
        <translation>Lệnh này cần các phím số bắt đầu từ 1.</translation>
    </message>
    <message>
        <source>Press another key, or Esc.</source>
        <translation>Hãy bấm phím khác, hoặc Esc.</translation>
    </message>
    <message>
        <source>{key} is the key of “{title}”.</source>
        <translation>{key} đang là phím của lệnh “{title}”.</translation>
    </message>
    <message>
        <source>“{title}” has this key now.</source>
        <translation>Phím này đang thuộc lệnh “{title}”.</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Lấy phím này</translation>
    </message>
    <message>
        <source>Find a command or a key; marks may be left out</source>
        <translation>Tìm lệnh hoặc phím; không cần gõ dấu</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Tìm lệnh hoặc phím</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Các lệnh và phím tắt</translation>
    </message>
    <message>
        <source>&amp;Change key… (Enter)</source>
        <translation>Đổ&amp;i phím… (Enter)</translation>
    </message>
    <message>
        <source>A&amp;dd a key…</source>
        <translation>Thê&amp;m phím…</translation>
    </message>
    <message>
        <source>&amp;No key (Delete)</source>
        <translation>&amp;Bỏ phím (Delete)</translation>
    </message>
    <message>
        <source>As at &amp;first</source>
        <translation>Như b&amp;an đầu</translation>
    </message>
    <message>
        <source>&amp;All as at first…</source>
        <translation>&amp;Tất cả như ban đầu…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Nhập từ tệp…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>Xuất &amp;ra tệp…</translation>
    </message>
</context>
<context>
    <name>LastSession</name>
    <message numerus="yes">
        <source>%n report(s) of the last session could not be opened:</source>
        <translation>
            <numerusform>%Ln báo cáo của phiên trước không mở lại được:</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed by another program since then, and shown as they are now:</source>
        <translation>Đã bị chương trình khác sửa từ lần trước, nay mở theo bản hiện có trên đĩa:</translation>
    </message>
</context>
<context>
    <name>ListingController</name>
    <message>
        <source>The whole sample was looked at</source>
        <translation>Đã xem hết mẫu</translation>
    </message>
    <message>
        <source>There is nothing left that nobody has looked at</source>
        <translation>Không còn chỗ nào chưa ai xem</translation>
    </message>
</context>
<context>
    <name>LooksPage</name>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Ngôn ngữ:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Giao diện:</translation>
    </message>
    <message>
        <source>&amp;Menus and buttons:</source>
        <translation>&amp;Menu và nút:</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Văn bản báo cáo</translation>
    </message>
    <message>
        <source>&amp;Font:</source>
        <translation>&amp;Phông chữ:</translation>
    </message>
    <message>
        <source>&amp;Size:</source>
        <translation>&amp;Cỡ chữ:</translation>
    </message>
    <message>
        <source>&amp;OCR text above each line, not beside it</source>
        <translation>Văn bản &amp;OCR ở trên từng dòng, không ở bên cạnh</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Nhỏ</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Lớn</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Rất lớn</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Lớn nhất</translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation>Tự chọn phông tốt nhất</translation>
    </message>
</context>
<context>
    <name>MachineController</name>
    <message>
        <source>Going on from the beginning</source>
        <translation>Tiếp tục từ đầu báo cáo</translation>
    </message>
    <message>
        <source>There is no word that was accepted automatically</source>
        <translation>Không có chỗ nào máy tự nhận</translation>
    </message>
    <message>
        <source>No word before this one was accepted automatically</source>
        <translation>Phía trước không còn chỗ nào máy tự nhận</translation>
    </message>
    <message>
        <source>The whole sample was looked at</source>
        <translation>Đã xem hết mẫu</translation>
    </message>
    <message numerus="yes">
        <source>Record %n place(s) as looked at by you and right?</source>
        <translation>
            <numerusform>Ghi nhận %Ln chỗ này là bạn đã xem và đúng?</numerusform>
        </translation>
    </message>
    <message>
        <source>One Ctrl+Z takes all of it back.</source>
        <translation>Bấm Ctrl+Z một lần là hoàn tác tất cả.</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>Ghi nhận</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>F2 to type for this place</source>
        <translation>Bấm F2 để gõ cho chỗ này</translation>
    </message>
</context>
<context>
    <name>MachinePanel</name>
    <message>
        <source>What the machine did</source>
        <translation>Những chỗ máy tự nhận</translation>
    </message>
    <message numerus="yes">
        <source>By the engine: about %n error(s) left.</source>
        <translation>
            <numerusform>Theo máy: ước còn %Ln lỗi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About {n} errors left (from {low} to {high}), by the %n place(s) checked.</source>
        <translation>
            <numerusform>Ước còn khoảng {n} lỗi (từ {low} đến {high}), theo %Ln chỗ đã kiểm tra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them was/were wrong.</source>
        <translation>
            <numerusform>Trong đó %Ln chỗ sai.</numerusform>
        </translation>
    </message>
    <message>
        <source>“Draw {n} more” brings the two bounds closer together.</source>
        <translation>Khoảng này còn rộng: bấm “Lấy thêm {n} chỗ” để ước sát hơn.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) checked.</source>
        <translation>
            <numerusform>Đã kiểm tra %Ln chỗ.</numerusform>
        </translation>
    </message>
    <message>
        <source>From {n} on they tell how many errors are left.</source>
        <translation>Từ {n} chỗ trở lên mới ước được số lỗi còn lại.</translation>
    </message>
    <message>
        <source>Places that nobody has looked at</source>
        <translation>Những chỗ chưa ai xem</translation>
    </message>
    <message>
        <source>Where the sample is drawn from</source>
        <translation>Lấy mẫu từ đâu</translation>
    </message>
    <message>
        <source>of what was accepted automatically</source>
        <translation>trong những chỗ máy tự nhận</translation>
    </message>
    <message>
        <source>of the whole report</source>
        <translation>trong cả văn bản</translation>
    </message>
    <message>
        <source>Draw {n} m&amp;ore</source>
        <translation>&amp;Lấy thêm {n} chỗ</translation>
    </message>
    <message>
        <source>Space: right, next one · 1–5: another candidate · F4: as read · F2: type · Enter: to the text · Esc: back</source>
        <translation>Space: đúng, sang chỗ sau · 1–5: gợi ý khác · F4: giữ như OCR · F2: gõ · Enter: tới chỗ đó · Esc: về văn bản</translation>
    </message>
    <message>
        <source>&amp;Whole report ({n})</source>
        <translation>Cả &amp;văn bản ({n})</translation>
    </message>
    <message>
        <source>This &amp;page ({n})</source>
        <translation>Tran&amp;g này ({n})</translation>
    </message>
    <message>
        <source>Sampling &amp;check ({looked} of {n})</source>
        <translation>&amp;Kiểm tra mẫu ({looked}/{n})</translation>
    </message>
    <message>
        <source>Sampling &amp;check</source>
        <translation>&amp;Kiểm tra mẫu</translation>
    </message>
    <message numerus="yes">
        <source>Confirm &amp;all %n shown</source>
        <translation>
            <numerusform>Xác n&amp;hận cả %Ln chỗ đang hiện</numerusform>
        </translation>
    </message>
    <message>
        <source>“Draw {n} more” proposes places to look at. What you find in them tells how many errors are left.</source>
        <translation>Bấm “Lấy thêm {n} chỗ” để máy chọn ra những chỗ cần xem. Kết quả xem cho biết ước còn bao nhiêu lỗi.</translation>
    </message>
    <message>
        <source>Nothing on this page was accepted automatically.</source>
        <translation>Trang này không có chỗ nào máy tự nhận.</translation>
    </message>
    <message>
        <source>Nothing was accepted automatically, or you have looked at all of it.</source>
        <translation>Không có chỗ nào máy tự nhận, hoặc bạn đã xem hết.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Places that can only be read and stay as they are: {n}</source>
        <translation>Số chỗ chỉ đọc được nên giữ nguyên: {n}</translation>
    </message>
</context>
<context>
    <name>MarkStrip</name>
    <message>
        <source>Mark “{words}”</source>
        <translation>Đánh dấu “{words}”</translation>
    </message>
    <message>
        <source>register</source>
        <translation>danh mục</translation>
    </message>
</context>
<context>
    <name>Meaning</name>
    <message>
        <source>No report is open.</source>
        <translation>Chưa mở báo cáo nào.</translation>
    </message>
    <message numerus="yes">
        <source>In this report: %n suspect(s) to look at;</source>
        <translation>
            <numerusform>Trong báo cáo này: còn %Ln chỗ nghi ngờ cần xem;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) would be accepted together</source>
        <translation>
            <numerusform>%Ln chỗ sửa chắc chắn sẽ được nhận hàng loạt</numerusform>
        </translation>
    </message>
    <message>
        <source>no error expected among them.</source>
        <translation>ước không có lỗi nào trong đó.</translation>
    </message>
    <message numerus="yes">
        <source>about %n error(s) among them.</source>
        <translation>
            <numerusform>ước %Ln lỗi trong đó.</numerusform>
        </translation>
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
        <translation>Đã nhận</translation>
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
            <numerusform>Xóa %Ln dòng đã chọn?</numerusform>
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
            <numerusform>%Ln cách sửa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n own word(s)</source>
        <translation>
            <numerusform>%Ln từ riêng</numerusform>
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
    <name>MergeController</name>
    <message>
        <source>This report can only be read</source>
        <translation>Báo cáo này chỉ đọc được</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) taken</source>
        <translation>
            <numerusform>Đã lấy %Ln chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>As it is here</source>
        <translation>Bản đang mở</translation>
    </message>
    <message>
        <source>As in {name}</source>
        <translation>Bản trong {name}</translation>
    </message>
    <message>
        <source>Nothing new came of it: both versions say the same</source>
        <translation>Không có gì mới: hai bản giống nhau</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) taken from the other version.</source>
        <translation>
            <numerusform>Đã lấy %Ln chỗ của bản kia.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) wait(s) beside the text for your decision.</source>
        <translation>
            <numerusform>Còn %Ln chỗ mâu thuẫn chờ bạn chọn ở khung bên cạnh.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it all back</source>
        <translation>Hoàn tác việc ghép</translation>
    </message>
    <message>
        <source>Other work was done here meanwhile; see the history</source>
        <translation>Trong lúc đó đã có thao tác khác; hãy xem lịch sử</translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message>
        <source>Two versions</source>
        <translation>Hai bản</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Take what only they changed (%n)</source>
        <translation>
            <numerusform>&amp;Lấy %Ln chỗ chỉ bên kia sửa</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the two versions differ</source>
        <translation>Chỗ hai bản khác nhau</translation>
    </message>
    <message>
        <source>&amp;All differences, not only conflicts</source>
        <translation>&amp;Mọi chỗ khác nhau, không chỉ chỗ mâu thuẫn</translation>
    </message>
    <message>
        <source>1, 2 decide · Enter to the place · Ctrl+Enter take the rest · Esc back</source>
        <translation>1, 2 chọn · Enter đến chỗ đó · Ctrl+Enter lấy phần còn lại · Esc trở về</translation>
    </message>
    <message>
        <source>Nothing is being merged.</source>
        <translation>Chưa ghép hồ sơ nào.</translation>
    </message>
    <message>
        <source>Both versions say the same.</source>
        <translation>Hai bản giống hệt nhau.</translation>
    </message>
    <message>
        <source>Nothing was decided differently by both.</source>
        <translation>Không có chỗ nào hai bên quyết định khác nhau.</translation>
    </message>
    <message numerus="yes">
        <source>All %n conflict(s) decided.</source>
        <translation>
            <numerusform>Đã chọn xong cả %Ln chỗ mâu thuẫn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %n conflict(s) decided.</source>
        <translation>
            <numerusform>Đã chọn {decided} trong %Ln chỗ mâu thuẫn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Both decided this: which one is right?</source>
        <translation>Hai bên đều quyết định chỗ này: bên nào đúng?</translation>
    </message>
    <message>
        <source>It was changed to something else by now.</source>
        <translation>Chỗ này nay đã được sửa thành nội dung khác.</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>Đã chọn.</translation>
    </message>
    <message>
        <source>Only the first one changed this.</source>
        <translation>Chỉ bản thứ nhất sửa chỗ này.</translation>
    </message>
    <message>
        <source>Only the second one changed this.</source>
        <translation>Chỉ bản thứ hai sửa chỗ này.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>{key} goes to the choices</source>
        <translation>{key} để đến các nút lựa chọn</translation>
    </message>
</context>
<context>
    <name>NameLabel</name>
    <message>
        <source>{name} (only for reading)</source>
        <translation>{name} (chỉ đọc)</translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message>
        <source>read as {text}</source>
        <translation>OCR đọc là {text}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>trống</translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation>
            <numerusform>%Ln gợi ý</numerusform>
        </translation>
    </message>
    <message>
        <source>line {line}, page {page}</source>
        <translation>dòng {line}, trang {page}</translation>
    </message>
    <message>
        <source>suspect, {sure} sure</source>
        <translation>nghi ngờ, chắc {sure}</translation>
    </message>
    <message>
        <source>Current word</source>
        <translation>Từ đang xét</translation>
    </message>
    <message>
        <source>Text for the current word</source>
        <translation>Gõ cho từ đang xét</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>Note on “{words}”</source>
        <translation>Ghi chú về “{words}”</translation>
    </message>
    <message>
        <source>Write a note; leave it empty to remove it</source>
        <translation>Viết ghi chú; để trống là xóa</translation>
    </message>
    <message>
        <source>Enter: done · Esc: leave it</source>
        <translation>Enter: ghi · Esc: thôi</translation>
    </message>
</context>
<context>
    <name>NoteController</name>
    <message>
        <source>There is no note here</source>
        <translation>Ở đây không có ghi chú</translation>
    </message>
    <message>
        <source>Note removed</source>
        <translation>Đã xóa ghi chú</translation>
    </message>
    <message>
        <source>There are no notes in this report</source>
        <translation>Báo cáo này không có ghi chú nào</translation>
    </message>
</context>
<context>
    <name>Opener</name>
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
        <source>Stopped. What was read of {name} is kept for the next time.</source>
        <translation>Đã dừng. Phần đã đọc của {name} được giữ lại cho lần mở sau.</translation>
    </message>
    <message>
        <source>Which of these reads right?</source>
        <translation>Dòng nào dưới đây đọc đúng?</translation>
    </message>
    <message>
        <source>{name} was read as {encoding}, an encoding of before Unicode.</source>
        <translation>{name} được đọc theo bảng mã cũ {encoding}.</translation>
    </message>
    <message>
        <source>It reads right</source>
        <translation>Đọc đúng</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Chọn bảng mã khác…</translation>
    </message>
    <message numerus="yes">
        <source>These %n file(s) look like the pages of one report. How shall they be opened?</source>
        <translation>
            <numerusform>%Ln tệp này có vẻ là các trang của một báo cáo. Mở thế nào?</numerusform>
        </translation>
    </message>
    <message>
        <source>As one report</source>
        <translation>Thành một báo cáo</translation>
    </message>
    <message>
        <source>A report for each</source>
        <translation>Mỗi tệp một báo cáo</translation>
    </message>
    <message>
        <source>Stopped; {name} was not opened.</source>
        <translation>Đã dừng; chưa mở {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be opened:</source>
        <translation>
            <numerusform>%Ln tệp không mở được:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Match &amp;case</source>
        <translation>Phân biệt &amp;hoa</translation>
    </message>
    <message>
        <source>Capital and small letters are different</source>
        <translation>Chữ hoa và chữ thường là khác nhau</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>&amp;Nguyên từ</translation>
    </message>
    <message>
        <source>Not inside of a longer word or number</source>
        <translation>Không tìm bên trong từ hoặc số dài hơn</translation>
    </message>
    <message>
        <source>&amp;Ignore accents</source>
        <translation>&amp;Bỏ dấu</translation>
    </message>
    <message>
        <source>doi finds đối, đổi, đội; wherever the tone mark stands</source>
        <translation>Gõ doi tìm được đối, đổi, đội; không kể vị trí đặt dấu thanh</translation>
    </message>
    <message>
        <source>Rege&amp;x</source>
        <translation>Biể&amp;u thức</translation>
    </message>
    <message>
        <source>A regular expression: . any character, \d a digit, + once or more, ( ) a group</source>
        <translation>Biểu thức chính quy: . ký tự bất kỳ, \d chữ số, + một hoặc nhiều lần, ( ) nhóm</translation>
    </message>
    <message>
        <source>Across li&amp;nes</source>
        <translation>&amp;Qua dòng</translation>
    </message>
    <message>
        <source>A space also finds the end of a line or page</source>
        <translation>Dấu cách cũng khớp với chỗ xuống dòng, sang trang</translation>
    </message>
    <message>
        <source>&amp;Suspects</source>
        <translation>&amp;Chỗ nghi ngờ</translation>
    </message>
    <message>
        <source>In &amp;OCR text</source>
        <translation>Trong &amp;OCR</translation>
    </message>
    <message>
        <source>Only where something is doubtful and not decided yet</source>
        <translation>Chỉ tìm ở chỗ nghi ngờ chưa quyết định</translation>
    </message>
    <message>
        <source>In what the OCR has read, not in the corrected text with its suggestions</source>
        <translation>Tìm trong văn bản OCR đã đọc, không phải văn bản hiệu đính kèm gợi ý</translation>
    </message>
</context>
<context>
    <name>PageProgress</name>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Reading page {page} of {pages} of {name}…</source>
        <translation>Đang đọc trang {page}/{pages} của {name}…</translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) left.</source>
        <translation>
            <numerusform>Còn khoảng %Ln phút.</numerusform>
        </translation>
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
    <name>Palette</name>
    <message>
        <source>Type some letters of a command; no marks needed</source>
        <translation>Gõ vài chữ trong tên lệnh, không cần dấu</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Tìm lệnh</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Các lệnh</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Không có lệnh nào tên như vậy.</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>No report is open</source>
        <translation>Chưa mở báo cáo nào</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>The clipboard holds {count} characters; at most {most} go in place of a word.</source>
        <translation>Bộ nhớ tạm có {count} ký tự; chỉ dán được tối đa {most} ký tự vào chỗ một từ.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>Bộ nhớ tạm không có chữ nào.</translation>
    </message>
</context>
<context>
    <name>PlacesModel</name>
    <message>
        <source>✓ right</source>
        <translation>✓ đúng</translation>
    </message>
    <message>
        <source>✗ was wrong</source>
        <translation>✗ đã sai</translation>
    </message>
    <message>
        <source>line {line}: {before} {read} {behind}; {result}, {sure}</source>
        <translation>dòng {line}: {before} {read} {behind}; {result}, {sure}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>OCR đọc</translation>
    </message>
    <message>
        <source>Reads now</source>
        <translation>Chữ hiện nay</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Độ chắc</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>Names, dates, numbers</source>
        <translation>Chú giải</translation>
    </message>
    <message>
        <source>You and your work</source>
        <translation>Bạn và công việc</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Save the record as</source>
        <translation>Lưu hồ sơ với tên khác</translation>
    </message>
    <message>
        <source>Records (*.tei.xml)</source>
        <translation>Hồ sơ (*.tei.xml)</translation>
    </message>
    <message>
        <source>Choose the pictures of the pages</source>
        <translation>Chọn ảnh của các trang</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.bmp *.jp2 *.pdf);;All files (*)</source>
        <translation>Ảnh và PDF (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.bmp *.jp2 *.pdf);;Mọi tệp (*)</translation>
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
        <source>Take a register over</source>
        <translation>Lấy danh mục từ tệp khác</translation>
    </message>
    <message>
        <source>Registers and records (*.danhmuc.json *.tei.xml);;All files (*)</source>
        <translation>Danh mục và hồ sơ (*.danhmuc.json *.tei.xml);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Save the register</source>
        <translation>Lưu danh mục</translation>
    </message>
    <message>
        <source>Registers (*.danhmuc.json)</source>
        <translation>Danh mục (*.danhmuc.json)</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>Nhập phím tắt</translation>
    </message>
    <message>
        <source>Exported keys (*.json);;All files (*)</source>
        <translation>Phím tắt đã xuất (*.json);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Export the keys</source>
        <translation>Xuất phím tắt</translation>
    </message>
    <message>
        <source>Exported keys (*.json)</source>
        <translation>Phím tắt đã xuất (*.json)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>What was decided since the last save stays only in the history otherwise.</source>
        <translation>Nếu không, những quyết định từ lần lưu trước chỉ còn trong lịch sử thao tác.</translation>
    </message>
    <message>
        <source>&amp;Save all</source>
        <translation>&amp;Lưu tất cả</translation>
    </message>
    <message>
        <source>&amp;Discard all</source>
        <translation>&amp;Không lưu báo cáo nào</translation>
    </message>
    <message>
        <source>Save the changes in {name}?</source>
        <translation>Lưu các thay đổi trong {name}?</translation>
    </message>
    <message>
        <source>Save the changes in these reports?</source>
        <translation>Lưu các thay đổi trong những báo cáo này?</translation>
    </message>
    <message>
        <source>Open reports</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>Reports and scans (*.txt *.xml *.hocr *.html *.tsv *.docx *.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp *.bmp *.jp2);;All files (*)</source>
        <translation>Báo cáo và bản quét (*.txt *.xml *.hocr *.html *.tsv *.docx *.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp *.bmp *.jp2);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Open a folder of pages</source>
        <translation>Mở thư mục các trang</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
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
    <name>ReadOnlyStrip</name>
    <message>
        <source>Edit now</source>
        <translation>Sửa ngay</translation>
    </message>
    <message>
        <source>Edit all the same…</source>
        <translation>Vẫn sửa…</translation>
    </message>
    <message>
        <source>Work on a copy…</source>
        <translation>Làm trên bản sao…</translation>
    </message>
    <message>
        <source>Only for reading: a newer version of Soát wrote this record, and this one would lose part of it. Update Soát to work on it.</source>
        <translation>Chỉ đọc: hồ sơ này do phiên bản Soát mới hơn ghi, lưu bằng phiên bản này sẽ mất một phần. Hãy cập nhật Soát để làm tiếp.</translation>
    </message>
    <message>
        <source>Only for reading. Nobody else has this report open any more.</source>
        <translation>Chỉ đọc. Hiện không còn ai khác mở báo cáo này.</translation>
    </message>
    <message>
        <source>Only for reading: {name} has this report open.</source>
        <translation>Chỉ đọc: {name} đang mở báo cáo này.</translation>
    </message>
    <message>
        <source>Only for reading: {name} has this report open on {machine}.</source>
        <translation>Chỉ đọc: {name} đang mở báo cáo này trên máy {machine}.</translation>
    </message>
    <message>
        <source>Only for reading: {name} has this report open on {machine} since {when}.</source>
        <translation>Chỉ đọc: {name} đang mở báo cáo này trên máy {machine} từ {when}.</translation>
    </message>
</context>
<context>
    <name>ReadingNews</name>
    <message>
        <source>Stop reading</source>
        <translation>Dừng đọc</translation>
    </message>
</context>
<context>
    <name>ReadingPreview</name>
    <message>
        <source>Reading page {page} of {pages} of {name}…</source>
        <translation>Đang đọc trang {page}/{pages} của {name}…</translation>
    </message>
</context>
<context>
    <name>Recalling</name>
    <message>
        <source>Part of the history kept of {name} was damaged; what could be read can be undone. The report itself is whole.</source>
        <translation>Một phần lịch sử đã giữ của {name} bị hỏng; phần đọc được vẫn hoàn tác được. Bản thân báo cáo vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>{name} was changed by another program since Soát saved it. What was done before cannot be undone here; the history begins anew.</source>
        <translation>{name} đã bị chương trình khác sửa sau lần Soát lưu cuối. Những thao tác trước đó không hoàn tác được ở đây; lịch sử bắt đầu lại từ đầu.</translation>
    </message>
    <message>
        <source>This report is open in another window, which keeps its history. What you do here can be undone only until you close it, and only saving protects it.</source>
        <translation>Báo cáo này đang mở ở cửa sổ khác, lịch sử được ghi ở cửa sổ đó. Những gì bạn làm ở đây chỉ hoàn tác được đến khi đóng, và chỉ lưu hồ sơ mới giữ được.</translation>
    </message>
    <message numerus="yes">
        <source>{name} is another than it was. %n action(s) of yours ({when}) was/were not saved.</source>
        <translation>
            <numerusform>{name} không còn như trước. Bạn còn %Ln thao tác chưa lưu ({when}).</numerusform>
        </translation>
    </message>
    <message>
        <source>As it is on the disk</source>
        <translation>Như bản đang có trên đĩa</translation>
    </message>
    <message>
        <source>As I left it</source>
        <translation>Như lúc tôi để lại</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) of last time ({when}) was/were not saved.</source>
        <translation>
            <numerusform>Lần trước còn %Ln thao tác chưa lưu ({when}).</numerusform>
        </translation>
    </message>
    <message>
        <source>As saved</source>
        <translation>Mở như đã lưu</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Làm lại từ đầu</translation>
    </message>
    <message>
        <source>Continue where you were</source>
        <translation>Làm tiếp chỗ đang dở</translation>
    </message>
    <message>
        <source>{name} was opened once more. Its history is kept there from now on; what you do here only saving protects.</source>
        <translation>{name} vừa được mở thêm một lần nữa. Từ giờ lịch sử được ghi ở đó; những gì bạn làm ở đây chỉ lưu hồ sơ mới giữ được.</translation>
    </message>
    <message>
        <source>Other work was done here meanwhile; see the history</source>
        <translation>Trong lúc đó đã có thao tác khác; hãy xem lịch sử</translation>
    </message>
    <message>
        <source>As you left it; not saved yet</source>
        <translation>Đã trở lại như lúc bạn để lại; chưa lưu</translation>
    </message>
    <message>
        <source>The history still holds what was not saved</source>
        <translation>Lịch sử vẫn còn giữ những gì chưa lưu</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Mở &amp;gần đây</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Xóa danh sách</translation>
    </message>
    <message>
        <source>No report was opened yet</source>
        <translation>Chưa mở báo cáo nào</translation>
    </message>
</context>
<context>
    <name>RegisterController</name>
    <message>
        <source>Mark it first, then give it its entry</source>
        <translation>Hãy đánh dấu trước rồi mới đưa vào danh mục</translation>
    </message>
    <message>
        <source>Linked to {name}</source>
        <translation>Đã gắn vào mục {name}</translation>
    </message>
    <message>
        <source>New entry: {name}</source>
        <translation>Mục mới: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Link %n other place(s) with the same words to it, too?</source>
        <translation>
            <numerusform>Gắn luôn %Ln chỗ khác ghi cùng tên vào mục này?</numerusform>
        </translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Gắn</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Entry removed; its mentions stay marked</source>
        <translation>Đã bỏ mục; các chỗ nhắc đến vẫn còn dấu</translation>
    </message>
    <message>
        <source>Nothing in the text is linked to this entry</source>
        <translation>Chưa có chỗ nào trong văn bản gắn với mục này</translation>
    </message>
    <message>
        <source>Entry changed</source>
        <translation>Đã sửa mục</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Xin chờ một chút…</translation>
    </message>
    <message numerus="yes">
        <source>The register has %n entry/entries now</source>
        <translation>
            <numerusform>Danh mục nay có %Ln mục</numerusform>
        </translation>
    </message>
    <message>
        <source>Register saved: {name}</source>
        <translation>Đã lưu danh mục: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries taken over</source>
        <translation>
            <numerusform>Đã lấy sang %Ln mục</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Số chỗ</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Giá trị</translation>
    </message>
</context>
<context>
    <name>RegisterPanel</name>
    <message>
        <source>Register</source>
        <translation>Danh mục</translation>
    </message>
    <message>
        <source>Entries of the register</source>
        <translation>Các mục của danh mục</translation>
    </message>
    <message>
        <source>E&amp;ntries for all that is marked</source>
        <translation>Lập &amp;mục cho mọi chỗ đã đánh dấu</translation>
    </message>
    <message>
        <source>&amp;Save the register…</source>
        <translation>&amp;Lưu danh mục…</translation>
    </message>
    <message>
        <source>&amp;Take one over…</source>
        <translation>Lấy từ tệp &amp;khác…</translation>
    </message>
    <message>
        <source>Enter: next mention in the text · F2: change · Delete: remove the entry · Esc: back</source>
        <translation>Enter: đến chỗ nhắc tiếp theo · F2: sửa · Delete: bỏ mục · Esc: về văn bản</translation>
    </message>
    <message>
        <source>No entries yet. Stand on a name that is marked and press {key}: it becomes an entry, and all places with the same words can be linked to it at once.</source>
        <translation>Danh mục còn trống. Đứng ở một tên đã đánh dấu rồi bấm {key}: tên đó thành một mục, các chỗ ghi cùng tên được gắn vào mục ấy trong một lần.</translation>
    </message>
</context>
<context>
    <name>Registry</name>
    <message>
        <source>Not possible at the moment</source>
        <translation>Lúc này chưa làm được</translation>
    </message>
</context>
<context>
    <name>Replacer</name>
    <message>
        <source>Not replaced: {why}</source>
        <translation>Không thay: {why}</translation>
    </message>
    <message>
        <source>Replaced; there is no other hit</source>
        <translation>Đã thay; không còn chỗ nào khác</translation>
    </message>
    <message>
        <source>The report has just changed: look once more</source>
        <translation>Báo cáo vừa thay đổi, hãy xem lại</translation>
    </message>
    <message>
        <source>“{text}” is not found</source>
        <translation>Không tìm thấy “{text}”</translation>
    </message>
    <message>
        <source>No place is ticked</source>
        <translation>Chưa chọn chỗ nào</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced in one step</source>
        <translation>
            <numerusform>Đã thay %Ln chỗ trong một lượt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they are</source>
        <translation>
            <numerusform>%Ln chỗ để nguyên</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportTabs</name>
    <message>
        <source>Reports that are open</source>
        <translation>Các báo cáo đang mở</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>Close the &amp;others</source>
        <translation>Đóng các báo cáo &amp;khác</translation>
    </message>
    <message>
        <source>Copy the &amp;path</source>
        <translation>&amp;Chép đường dẫn</translation>
    </message>
    <message>
        <source>{path} – not saved</source>
        <translation>{path} – chưa lưu</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>Đóng {name}</translation>
    </message>
</context>
<context>
    <name>RereadingController</name>
    <message>
        <source>Nothing was read here</source>
        <translation>Ở đây OCR không đọc được gì</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>Đã dừng đọc lại</translation>
    </message>
    <message>
        <source>Nothing is being read</source>
        <translation>Không có trang nào đang được đọc lại</translation>
    </message>
    <message>
        <source>Choose the pictures…</source>
        <translation>Chọn ảnh…</translation>
    </message>
    <message>
        <source>There is no picture of this page to read again.</source>
        <translation>Không có ảnh của trang này để đọc lại.</translation>
    </message>
    <message>
        <source>Nothing could be read there</source>
        <translation>Không đọc được chữ nào ở đó</translation>
    </message>
    <message>
        <source>Read again: it says the same</source>
        <translation>Đã đọc lại: kết quả vẫn như cũ</translation>
    </message>
    <message numerus="yes">
        <source>Read again: it reads otherwise in %n place(s)</source>
        <translation>
            <numerusform>Đã đọc lại: có %Ln chỗ đọc khác</numerusform>
        </translation>
    </message>
    <message>
        <source>reading the word again…</source>
        <translation>đang đọc lại từ…</translation>
    </message>
    <message>
        <source>reading the line again…</source>
        <translation>đang đọc lại dòng…</translation>
    </message>
    <message>
        <source>reading page {page} again…</source>
        <translation>đang đọc lại trang {page}…</translation>
    </message>
    <message>
        <source>reading page {page} again ({number}/{count})…</source>
        <translation>đang đọc lại trang {page} ({number}/{count})…</translation>
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
        <translation>Tiếp tục từ đầu báo cáo</translation>
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
            <numerusform>Nhận cùng lúc %Ln gợi ý chắc chắn?</numerusform>
        </translation>
    </message>
    <message>
        <source>No error is expected among them.</source>
        <translation>Ước chừng không có lỗi nào.</translation>
    </message>
    <message numerus="yes">
        <source>About %n error(s) is/are expected.</source>
        <translation>
            <numerusform>Dự kiến khoảng %Ln lỗi.</numerusform>
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
        <source>{key}: check a sample of the rest</source>
        <translation>{key}: kiểm tra ngẫu nhiên phần còn lại</translation>
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
    <name>SafeMarking</name>
    <message>
        <source>Looking for names, dates and numbers…</source>
        <translation>Đang tìm tên riêng, ngày tháng và con số…</translation>
    </message>
    <message>
        <source>There is nothing that is sure enough</source>
        <translation>Không có chỗ nào đủ chắc chắn</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n name(s), date(s) and number(s) at once?</source>
        <translation>
            <numerusform>Đánh dấu %Ln tên riêng, ngày tháng, con số trong một lần?</numerusform>
        </translation>
    </message>
    <message>
        <source>Sure to {sure} or more; about {n} of them may be wrong.</source>
        <translation>Chắc từ {sure} trở lên; ước chừng {n} chỗ có thể sai.</translation>
    </message>
    <message>
        <source>One Ctrl+Z takes all of it back.</source>
        <translation>Bấm Ctrl+Z một lần là hoàn tác tất cả.</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Đã đánh dấu %Ln chỗ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionController</name>
    <message>
        <source>Nothing was read here</source>
        <translation>Ở đây OCR không đọc được gì</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>{word} as read</source>
        <translation>{word} như OCR</translation>
    </message>
    <message>
        <source>every {word}</source>
        <translation>mọi chỗ đọc là {word}</translation>
    </message>
    <message>
        <source>pattern {pattern}</source>
        <translation>kiểu {pattern}</translation>
    </message>
    <message>
        <source>phrase {words}</source>
        <translation>cụm từ {words}</translation>
    </message>
</context>
<context>
    <name>SeriesController</name>
    <message>
        <source>There is no word here</source>
        <translation>Ở đây không có từ nào</translation>
    </message>
    <message>
        <source>The words of the report are being counted…</source>
        <translation>Đang đếm các từ trong báo cáo…</translation>
    </message>
    <message>
        <source>No place is ticked</source>
        <translation>Chưa chọn chỗ nào</translation>
    </message>
    <message numerus="yes">
        <source>Decide on %n place(s) at once?</source>
        <translation>
            <numerusform>Quyết định %Ln chỗ cùng một lúc?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n error(s) is/are expected.</source>
        <translation>
            <numerusform>Dự kiến khoảng %Ln lỗi.</numerusform>
        </translation>
    </message>
    <message>
        <source>One step back ({key}) takes all of it back.</source>
        <translation>Hoàn tác một lần ({key}) là bỏ tất cả.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>These places stand so already</source>
        <translation>Các chỗ này đã như vậy rồi</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) decided in one step</source>
        <translation>
            <numerusform>Đã quyết định %Ln chỗ trong một bước</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesList</name>
    <message>
        <source>{read}, suggested {result}, in {count} places</source>
        <translation>{read}, gợi ý {result}, {count} chỗ</translation>
    </message>
    <message>
        <source>as read</source>
        <translation>như OCR</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>OCR đọc</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Số chỗ</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Độ chắc</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Lỗi</translation>
    </message>
</context>
<context>
    <name>SeriesListPanel</name>
    <message>
        <source>All series</source>
        <translation>Tất cả loạt lỗi</translation>
    </message>
    <message>
        <source>Filter the series</source>
        <translation>Lọc các loạt lỗi</translation>
    </message>
    <message>
        <source>Kind of series</source>
        <translation>Loại loạt lỗi</translation>
    </message>
    <message>
        <source>Filter · Enter: the places · Tab: other kinds</source>
        <translation>Lọc · Enter: xem các chỗ · Tab: loại khác</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Kiểu lỗi</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Cụm từ</translation>
    </message>
</context>
<context>
    <name>SeriesPanel</name>
    <message>
        <source>Series: the same error elsewhere</source>
        <translation>Loạt lỗi: cùng lỗi này ở chỗ khác</translation>
    </message>
    <message>
        <source>&amp;Decided ones too</source>
        <translation>Cả chỗ đã qu&amp;yết định</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>Á&amp;p dụng</translation>
    </message>
    <message>
        <source>Places of the series</source>
        <translation>Các chỗ của loạt lỗi</translation>
    </message>
    <message>
        <source>Which series</source>
        <translation>Loạt lỗi nào</translation>
    </message>
    <message>
        <source>Space tick · Ctrl+A all or none · ← → other series · F2 other text · Esc back</source>
        <translation>Space chọn · Ctrl+A tất cả hoặc bỏ hết · ← → loạt khác · F2 chữ khác · Esc trở lại</translation>
    </message>
    <message>
        <source>{ticked} of {all} ticked</source>
        <translation>đã chọn {ticked}/{all}</translation>
    </message>
    <message numerus="yes">
        <source>about %n error(s) expected</source>
        <translation>
            <numerusform>dự kiến khoảng %Ln lỗi</numerusform>
        </translation>
    </message>
    <message>
        <source>{key} on a word shows here wherever the same error stands.</source>
        <translation>Bấm {key} trên một từ để xem ở đây mọi chỗ có cùng lỗi.</translation>
    </message>
</context>
<context>
    <name>SharingController</name>
    <message>
        <source>{name} may be working on {report} right now. If both of you save, the second one will have to bring the two versions together.</source>
        <translation>Có thể {name} đang làm việc trên {report}. Nếu cả hai cùng lưu, người lưu sau sẽ phải ghép hai bản.</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Chỉ đọc tiếp</translation>
    </message>
    <message>
        <source>Edit all the same</source>
        <translation>Vẫn sửa</translation>
    </message>
    <message>
        <source>Somebody else has opened {name} for editing. What you do is safe; if both of you save, the second one will have to bring the two versions together.</source>
        <translation>Có người khác vừa mở {name} để sửa. Việc bạn làm vẫn được giữ; nếu cả hai cùng lưu, người lưu sau sẽ phải ghép hai bản.</translation>
    </message>
    <message>
        <source>There is no record on the disk yet</source>
        <translation>Báo cáo này chưa có hồ sơ trên đĩa</translation>
    </message>
    <message>
        <source>{name} was changed on the disk by somebody else.</source>
        <translation>{name} trên đĩa đã bị người khác sửa.</translation>
    </message>
    <message>
        <source>What you did since you saved last is not in it.</source>
        <translation>Bản đó không có những gì bạn làm từ lần lưu trước.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Lưu với tên khác…</translation>
    </message>
    <message>
        <source>Overwrite the other version</source>
        <translation>Ghi đè bản kia</translation>
    </message>
    <message>
        <source>Reload, my changes on top</source>
        <translation>Mở lại, thêm phần tôi đã sửa</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Trên đĩa</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Của tôi</translation>
    </message>
    <message>
        <source>Repair into a new file</source>
        <translation>Dựng lại thành tệp mới</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Rebuilding {name}…</source>
        <translation>Đang dựng lại {name}…</translation>
    </message>
    <message>
        <source>{name} is a new file; the damaged one is as it was.</source>
        <translation>{name} là tệp mới; tệp hỏng vẫn giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Find a command or a key; marks may be left out</source>
        <translation>Tìm lệnh hoặc phím; không cần gõ dấu</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Tìm lệnh hoặc phím</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>Đổ&amp;i phím tắt…</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Không có lệnh nào tên như vậy.</translation>
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
            <numerusform>ước còn %Ln lỗi</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine&apos;s own estimate, from how sure it is of each word.</source>
        <translation>Ước tính của máy, theo mức chắc chắn của từng từ.</translation>
    </message>
    <message>
        <source>about {n} errors left ({low}–{high})</source>
        <translation>ước còn khoảng {n} lỗi ({low}–{high})</translation>
    </message>
    <message numerus="yes">
        <source>Measured by the %n place(s) that were checked.</source>
        <translation>
            <numerusform>Tính theo %Ln chỗ đã kiểm tra.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
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
        <source>Suspects dealt with</source>
        <translation>Chỗ nghi ngờ đã xử lý</translation>
    </message>
    <message>
        <source>REVIEW</source>
        <translation>DUYỆT</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} giây</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} phút</translation>
    </message>
    <message>
        <source>{keys} keys, {time} per 100 words</source>
        <translation>{keys} phím, {time}/100 từ</translation>
    </message>
    <message>
        <source>What every 100 words of this report cost you so far. Pauses of more than a minute do not count. The figures stay on this computer and are not kept.</source>
        <translation>Đến giờ, mỗi 100 từ của văn bản này tốn của bạn chừng ấy phím và thời gian. Không tính lúc nghỉ quá một phút. Số liệu chỉ ở trên máy này và không được lưu lại.</translation>
    </message>
    <message>
        <source>Line {line} · page {page}/{pages}</source>
        <translation>Dòng {line} · trang {page}/{pages}</translation>
    </message>
</context>
<context>
    <name>StructureController</name>
    <message>
        <source>Go to the word in this part with which the next one begins</source>
        <translation>Hãy tới từ trong phần này mà phần sau bắt đầu từ đó</translation>
    </message>
    <message>
        <source>Go to the word in this row with which the cell begins</source>
        <translation>Hãy đến chữ đầu tiên của ô mới trong hàng này</translation>
    </message>
    <message>
        <source>The parts are being looked for again; try in a moment</source>
        <translation>Đang tìm lại các phần; hãy thử lại sau giây lát</translation>
    </message>
</context>
<context>
    <name>StructureModel</name>
    <message>
        <source>decided</source>
        <translation>đã quyết định</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>được đề xuất</translation>
    </message>
</context>
<context>
    <name>StructurePanel</name>
    <message>
        <source>Structure</source>
        <translation>Dàn bài</translation>
    </message>
    <message>
        <source>Parts of the document</source>
        <translation>Các phần của văn bản</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Nhận</translation>
    </message>
    <message>
        <source>Accept a&amp;ll</source>
        <translation>Nhận tất &amp;cả</translation>
    </message>
    <message>
        <source>Enter to the place · Space accept · Alt+←/→ level · K kind · J join with the next · S split at the word · T table or text · C cell from the word on · H head of the table · Esc back</source>
        <translation>Enter tới chỗ đó · Space nhận · Alt+←/→ đổi cấp · K đổi loại · J nối với phần sau · S tách tại chữ đang đứng · T thành bảng hoặc văn bản · C ô mới từ chữ đang đứng · H hàng đầu bảng · Esc về văn bản</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) left to decide</source>
        <translation>
            <numerusform>còn %Ln phần chờ quyết định</numerusform>
        </translation>
    </message>
    <message>
        <source>All parts are decided</source>
        <translation>Mọi phần đã được quyết định</translation>
    </message>
    <message>
        <source>{fault}. If the author wrote it so, go there and press {key}.</source>
        <translation>{fault}. Nếu bản gốc viết như vậy, hãy tới đó và bấm {key}.</translation>
    </message>
    <message>
        <source>No report is open.</source>
        <translation>Chưa mở báo cáo nào.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Không tìm thấy gì.</translation>
    </message>
</context>
<context>
    <name>SuggestingPage</name>
    <message>
        <source>Sure and unsure</source>
        <translation>Chắc và chưa chắc</translation>
    </message>
    <message>
        <source>A word is a &amp;suspect below:</source>
        <translation>Coi là &amp;nghi ngờ khi dưới:</translation>
    </message>
    <message>
        <source>A suggestion is s&amp;afe from:</source>
        <translation>Coi là &amp;chắc chắn từ:</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Chính tả</translation>
    </message>
    <message>
        <source>&amp;Tone marks in oa, oe, uy:</source>
        <translation>Đặt &amp;dấu ở oa, oe, uy:</translation>
    </message>
    <message>
        <source>Counts for words that are corrected; what was read right stays so.</source>
        <translation>Áp dụng cho những từ được sửa; từ OCR đã đọc đúng thì giữ nguyên.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bộ nhớ</translation>
    </message>
    <message>
        <source>&amp;Remember my choices for other reports</source>
        <translation>&amp;Ghi nhớ lựa chọn của tôi cho các báo cáo khác</translation>
    </message>
    <message>
        <source>What is remembered…</source>
        <translation>Xem những gì đã nhớ…</translation>
    </message>
    <message>
        <source>As the report writes</source>
        <translation>Theo cách viết trong báo cáo</translation>
    </message>
</context>
<context>
    <name>SuggestionBar</name>
    <message>
        <source>used</source>
        <translation>đã dùng</translation>
    </message>
    <message>
        <source>known</source>
        <translation>đã nhớ</translation>
    </message>
    <message>
        <source>word</source>
        <translation>từ</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>phím</translation>
    </message>
    <message>
        <source>suggested, {percent} likely</source>
        <translation>gợi ý, khả năng {percent}</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>gợi ý</translation>
    </message>
    <message>
        <source>used elsewhere in this report</source>
        <translation>đã dùng ở chỗ khác trong văn bản này</translation>
    </message>
    <message>
        <source>remembered from earlier reports</source>
        <translation>đã ghi nhớ từ các văn bản trước</translation>
    </message>
    <message>
        <source>a word that fits what is typed</source>
        <translation>từ khớp với chữ đang gõ</translation>
    </message>
    <message>
        <source>what the Telex or VNI keys spell</source>
        <translation>chữ ghép theo phím Telex hoặc VNI</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>còn ngờ</translation>
    </message>
    <message>
        <source>the author&apos;s mistake, corrected</source>
        <translation>lỗi của người viết, đã sửa</translation>
    </message>
    <message>
        <source>inserted</source>
        <translation>được chèn thêm</translation>
    </message>
    <message>
        <source>line break changed</source>
        <translation>đã đổi chỗ xuống dòng</translation>
    </message>
    <message>
        <source>kept as read</source>
        <translation>đã giữ nguyên</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>đã xóa</translation>
    </message>
    <message>
        <source>marked as illegible</source>
        <translation>đã đánh dấu không đọc được</translation>
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
        <source>taken as typed</source>
        <translation>nhận đúng như đã gõ</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>như đã gõ</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>discard</source>
        <translation>bỏ</translation>
    </message>
    <message>
        <source>take</source>
        <translation>nhận</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>chọn</translation>
    </message>
    <message>
        <source>back</source>
        <translation>trở lại</translation>
    </message>
    <message>
        <source>next one</source>
        <translation>gợi ý sau</translation>
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
    <name>TabController</name>
    <message>
        <source>No other report is open</source>
        <translation>Không có báo cáo nào khác đang mở</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>On the left what a machine read badly, on the right how it is corrected. Go to the next doubtful word.</source>
        <translation>Bên trái là chữ máy đọc sai, bên phải là bản sửa. Bấm phím này để tới chỗ nghi ngờ tiếp theo.</translation>
    </message>
    <message>
        <source>The suggestion is right? Take it; you are led to the next one.</source>
        <translation>Gợi ý đúng rồi? Nhận gợi ý và sang luôn chỗ kế tiếp.</translation>
    </message>
    <message>
        <source>Another candidate is right? Press its number, here 2.</source>
        <translation>Gợi ý khác mới đúng? Bấm số của gợi ý đó, ở đây là số 2.</translation>
    </message>
    <message>
        <source>A slip? Everything can be undone, step by step.</source>
        <translation>Lỡ tay? Thao tác nào cũng hoàn tác được, lùi từng bước một.</translation>
    </message>
    <message>
        <source>Or simply type, marks are not needed: these letters already find “{word}”.</source>
        <translation>Gõ cũng được, không cần dấu: gõ mấy chữ này là tìm ra “{word}”.</translation>
    </message>
    <message>
        <source>It was read right? Keep it as it is.</source>
        <translation>Máy đọc đúng rồi? Giữ nguyên như bản OCR.</translation>
    </message>
    <message>
        <source>The same error again and again: look at the whole series and correct it at once.</source>
        <translation>Một lỗi lặp lại nhiều lần? Xem cả loạt rồi sửa hết trong một lần.</translation>
    </message>
    <message>
        <source>Enter corrects all that are ticked, and one undo takes it back. Esc leaves it.</source>
        <translation>Enter: sửa mọi chỗ đã đánh dấu, hoàn tác một lần là lùi lại hết. Esc: trở lại văn bản.</translation>
    </message>
    <message>
        <source>Save: the record keeps the OCR text, every correction, who made it and when. This is only practice: it asks nothing and harms nothing.</source>
        <translation>Lưu: hồ sơ giữ cả bản OCR lẫn từng chỗ sửa, ai sửa và sửa lúc nào. Đây chỉ là bản tập: cứ lưu, không ảnh hưởng gì.</translation>
    </message>
    <message>
        <source>That is all it takes. {open} opens your own report, {keys} lists all keys; this tour is in the Help menu.</source>
        <translation>Thế là đủ để bắt đầu. {open}: mở báo cáo của bạn; {keys}: xem mọi phím tắt. Muốn xem lại hướng dẫn này: menu Trợ giúp.</translation>
    </message>
</context>
<context>
    <name>TourStrip</name>
    <message>
        <source>Leave the tour (Esc)</source>
        <translation>Thoát hướng dẫn (Esc)</translation>
    </message>
</context>
<context>
    <name>ViewController</name>
    <message>
        <source>There is no room for two columns now</source>
        <translation>Hiện không đủ chỗ cho hai cột</translation>
    </message>
</context>
<context>
    <name>WishRow</name>
    <message>
        <source>as it was read</source>
        <translation>như OCR đọc</translation>
    </message>
    <message>
        <source>nothing: no text</source>
        <translation>không có chữ</translation>
    </message>
    <message>
        <source>each its own suggestion</source>
        <translation>mỗi chỗ theo gợi ý riêng</translation>
    </message>
    <message>
        <source>Al&amp;l read:</source>
        <translation>Sửa tất cả t&amp;hành:</translation>
    </message>
    <message>
        <source>What all places shall read</source>
        <translation>Chữ sẽ ghi cho tất cả các chỗ</translation>
    </message>
    <message>
        <source>Each place keeps its own letter case and punctuation. F2: go here</source>
        <translation>Mỗi chỗ giữ nguyên chữ hoa, chữ thường và dấu câu của mình. F2: sang ô này</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>Như OCR</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>WordPage</name>
    <message>
        <source>a name, a place, an office: up to four words</source>
        <translation>tên người, địa danh, tên đơn vị; tối đa bốn từ</translation>
    </message>
    <message>
        <source>&amp;New word or phrase:</source>
        <translation>Từ hoặc cụm từ &amp;mới:</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Thê&amp;m</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>You</source>
        <translation>Bạn</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Họ tên:</translation>
    </message>
    <message>
        <source>&amp;Initials:</source>
        <translation>&amp;Tên viết tắt:</translation>
    </message>
    <message>
        <source>Stands in the record beside what you decide from now on. It stays on this computer otherwise.</source>
        <translation>Được ghi trong hồ sơ, bên cạnh những gì bạn quyết định từ nay về sau. Ngoài ra không gửi đi đâu.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Earlier versions kept:</source>
        <translation>Số bản &amp;cũ được giữ:</translation>
    </message>
    <message>
        <source>Beside the record, as NAME~, NAME~2 and so on.</source>
        <translation>Nằm cạnh hồ sơ, tên là TÊN~, TÊN~2, …</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Khi làm việc</translation>
    </message>
    <message>
        <source>&amp;Open the last reports again at start</source>
        <translation>&amp;Mở lại các báo cáo lần trước khi khởi động</translation>
    </message>
    <message>
        <source>&amp;List the reports opened last</source>
        <translation>&amp;Liệt kê các báo cáo mở gần đây</translation>
    </message>
    <message>
        <source>Show &amp;keys and time per 100 words</source>
        <translation>Hiện số &amp;phím và thời gian cho mỗi 100 từ</translation>
    </message>
    <message>
        <source>Counted on this computer for yourself only; nobody else sees it.</source>
        <translation>Chỉ đếm trên máy này, cho riêng bạn xem.</translation>
    </message>
</context>
<context>
    <name>_Headings</name>
    <message>
        <source>Corrected text, each line below what the OCR read</source>
        <translation>Văn bản đã hiệu đính, phía trên mỗi dòng là chữ OCR</translation>
    </message>
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
    <name>_TextSize</name>
    <message>
        <source>As large as the widest lines allow</source>
        <translation>Lớn vừa đủ cho dòng dài nhất</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Luôn là</translation>
    </message>
    <message>
        <source>Size of the text in pixels</source>
        <translation>Cỡ chữ tính bằng điểm ảnh</translation>
    </message>
</context>
<context>
    <name>_Thumbnails</name>
    <message>
        <source>Page {n}</source>
        <translation>Trang {n}</translation>
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
        <source>&amp;Words</source>
        <translation>&amp;Từ</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>&amp;Dòng</translation>
    </message>
    <message>
        <source>Sel&amp;ect</source>
        <translation>C&amp;họn</translation>
    </message>
    <message>
        <source>Mar&amp;k</source>
        <translation>Đánh dấ&amp;u</translation>
    </message>
    <message>
        <source>Names, &amp;dates, numbers</source>
        <translation>&amp;Chú giải</translation>
    </message>
    <message>
        <source>Lan&amp;guage (Ngôn ngữ)</source>
        <translation>N&amp;gôn ngữ (Language)</translation>
    </message>
    <message>
        <source>Read the picture a&amp;gain</source>
        <translation>Đọc lại ản&amp;h</translation>
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
        <source>Open a &amp;folder of pages…</source>
        <translation>Mở &amp;thư mục các trang…</translation>
    </message>
    <message>
        <source>&amp;Close the report</source>
        <translation>Đó&amp;ng báo cáo</translation>
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
        <source>&amp;Reload from the disk</source>
        <translation>Mở lại từ &amp;đĩa</translation>
    </message>
    <message>
        <source>&amp;Merge another record…</source>
        <translation>&amp;Ghép hồ sơ khác…</translation>
    </message>
    <message>
        <source>Compare with the &amp;version on the disk</source>
        <translation>So sánh với &amp;bản trên đĩa</translation>
    </message>
    <message>
        <source>Re&amp;pair a damaged record…</source>
        <translation>&amp;Dựng lại hồ sơ bị hỏng…</translation>
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
        <source>&amp;Bring back what was undone</source>
        <translation>&amp;Lấy lại những gì đã hoàn tác</translation>
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
        <source>&amp;Find…</source>
        <translation>Tì&amp;m…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Tìm chỗ &amp;kế tiếp</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Tìm chỗ t&amp;rước</translation>
    </message>
    <message>
        <source>Rep&amp;lace…</source>
        <translation>Tha&amp;y thế…</translation>
    </message>
    <message>
        <source>F&amp;orget the history of this report…</source>
        <translation>&amp;Xóa lịch sử của báo cáo này…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Tùy chọn…</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Đổi phím tắt…</translation>
    </message>
    <message>
        <source>&amp;Paste in place of the word</source>
        <translation>&amp;Dán thay cho từ</translation>
    </message>
    <message>
        <source>Take what was found, else what was typed</source>
        <translation>Nhận từ tìm được, nếu không có thì nhận chữ đã gõ</translation>
    </message>
    <message>
        <source>Take what was typed, go on</source>
        <translation>Nhận chữ đã gõ, sang chỗ nghi ngờ sau</translation>
    </message>
    <message>
        <source>Take what was typed, go back</source>
        <translation>Nhận chữ đã gõ, về chỗ nghi ngờ trước</translation>
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
        <source>Try the ne&amp;xt candidate</source>
        <translation>Thử gợi ý &amp;sau</translation>
    </message>
    <message>
        <source>Try the candidate &amp;before</source>
        <translation>Thử gợi ý t&amp;rước</translation>
    </message>
    <message>
        <source>Accept all &amp;safe suggestions…</source>
        <translation>Nhận mọi gợi ý &amp;chắc chắn…</translation>
    </message>
    <message>
        <source>The same &amp;error elsewhere</source>
        <translation>Cùng &amp;lỗi này ở chỗ khác</translation>
    </message>
    <message>
        <source>All ser&amp;ies of errors</source>
        <translation>Tất cả l&amp;oạt lỗi</translation>
    </message>
    <message>
        <source>What the mac&amp;hine did</source>
        <translation>Những chỗ &amp;máy tự nhận</translation>
    </message>
    <message>
        <source>Sampling chec&amp;k</source>
        <translation>Kiểm tra &amp;mẫu</translation>
    </message>
    <message>
        <source>Next automatically accepted &amp;word</source>
        <translation>Chỗ &amp;máy tự nhận kế tiếp</translation>
    </message>
    <message>
        <source>Previous a&amp;utomatically accepted word</source>
        <translation>Chỗ máy tự nhận t&amp;rước đó</translation>
    </message>
    <message>
        <source>Halt suggesting, or go &amp;on</source>
        <translation>&amp;Dừng hoặc tiếp tục gợi ý</translation>
    </message>
    <message>
        <source>Read the &amp;line again</source>
        <translation>Đọc lại &amp;dòng này</translation>
    </message>
    <message>
        <source>Read the &amp;word again</source>
        <translation>Đọc lại &amp;từ này</translation>
    </message>
    <message>
        <source>Read the &amp;page again</source>
        <translation>Đọc lại tran&amp;g này</translation>
    </message>
    <message>
        <source>Read &amp;all pages again</source>
        <translation>Đọc lại tất cả &amp;các trang</translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation>Dừ&amp;ng đọc</translation>
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
        <translation>Sang từ bên trái</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Sang từ bên phải</translation>
    </message>
    <message>
        <source>Line above</source>
        <translation>Lên dòng phía trên</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>Xuống dòng phía dưới</translation>
    </message>
    <message>
        <source>First word of the line</source>
        <translation>Về đầu dòng</translation>
    </message>
    <message>
        <source>Last word of the line</source>
        <translation>Đến cuối dòng</translation>
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
        <translation>Về đầu báo cáo</translation>
    </message>
    <message>
        <source>End of the report</source>
        <translation>Đến cuối báo cáo</translation>
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
        <source>OCR text &amp;above each line</source>
        <translation>Chữ OCR nằm &amp;trên từng dòng</translation>
    </message>
    <message>
        <source>&amp;Line of the page on top</source>
        <translation>&amp;Dòng ảnh phía trên</translation>
    </message>
    <message>
        <source>Pict&amp;ure of the page</source>
        <translation>Ả&amp;nh của trang</translation>
    </message>
    <message>
        <source>Hi&amp;story</source>
        <translation>&amp;Lịch sử thao tác</translation>
    </message>
    <message>
        <source>Struc&amp;ture of the document</source>
        <translation>&amp;Dàn bài của văn bản</translation>
    </message>
    <message>
        <source>C&amp;hoose the pictures…</source>
        <translation>Chọn ả&amp;nh của các trang…</translation>
    </message>
    <message>
        <source>&amp;Next report</source>
        <translation>Báo cáo t&amp;iếp theo</translation>
    </message>
    <message>
        <source>&amp;Previous report</source>
        <translation>Báo cáo t&amp;rước</translation>
    </message>
    <message>
        <source>Move the tab to the right</source>
        <translation>Chuyển thẻ sang phải</translation>
    </message>
    <message>
        <source>Move the tab to the left</source>
        <translation>Chuyển thẻ sang trái</translation>
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
        <source>High &amp;contrast</source>
        <translation>Tương phản &amp;cao</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Tìm lệnh…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>Answer the &amp;notice</source>
        <translation>Trả lời thông &amp;báo</translation>
    </message>
    <message>
        <source>&amp;Quick tour</source>
        <translation>&amp;Hướng dẫn nhanh</translation>
    </message>
    <message>
        <source>Open the &amp;sample report</source>
        <translation>Mở báo cáo &amp;mẫu</translation>
    </message>
    <message>
        <source>&amp;About Soát</source>
        <translation>&amp;Giới thiệu Soát</translation>
    </message>
    <message>
        <source>Copy as &amp;read</source>
        <translation>Chép nguyên văn O&amp;CR</translation>
    </message>
    <message>
        <source>&amp;Split the word</source>
        <translation>&amp;Tách từ</translation>
    </message>
    <message>
        <source>&amp;Join with the next word</source>
        <translation>&amp;Nối với từ sau</translation>
    </message>
    <message>
        <source>Join with the &amp;previous word</source>
        <translation>Nối với từ t&amp;rước</translation>
    </message>
    <message>
        <source>Insert a word &amp;before</source>
        <translation>Chèn từ &amp;phía trước</translation>
    </message>
    <message>
        <source>Insert a word &amp;after</source>
        <translation>Chèn từ phía &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Capitals and small letters</source>
        <translation>Đổi chữ &amp;hoa, chữ thường</translation>
    </message>
    <message>
        <source>&amp;Begin a line with the word</source>
        <translation>&amp;Xuống dòng trước từ này</translation>
    </message>
    <message>
        <source>&amp;Join with the next line</source>
        <translation>&amp;Nối với dòng sau</translation>
    </message>
    <message>
        <source>Move the line up to this word to the line &amp;above</source>
        <translation>Đưa phần trước (cả từ này) lên dòng &amp;trên</translation>
    </message>
    <message>
        <source>Move the line from this word on to the &amp;next line</source>
        <translation>Đưa phần sau (cả từ này) xuống dòng &amp;dưới</translation>
    </message>
    <message>
        <source>&amp;Delete the line</source>
        <translation>Xóa &amp;cả dòng</translation>
    </message>
    <message>
        <source>&amp;Capitals and small letters of the line</source>
        <translation>Đổi chữ &amp;hoa, chữ thường cả dòng</translation>
    </message>
    <message>
        <source>Select the &amp;previous word too</source>
        <translation>Chọn thêm từ &amp;trước</translation>
    </message>
    <message>
        <source>Select the &amp;next word too</source>
        <translation>Chọn thêm từ &amp;sau</translation>
    </message>
    <message>
        <source>Select up to the line &amp;above</source>
        <translation>Chọn đến dòng t&amp;rên</translation>
    </message>
    <message>
        <source>Select down to the line &amp;below</source>
        <translation>Chọn đến dòng &amp;dưới</translation>
    </message>
    <message>
        <source>Select to the be&amp;ginning of the line</source>
        <translation>Chọn đến đầ&amp;u dòng</translation>
    </message>
    <message>
        <source>Select to the &amp;end of the line</source>
        <translation>Chọn đến &amp;cuối dòng</translation>
    </message>
    <message>
        <source>Menu of the word</source>
        <translation>Menu của từ</translation>
    </message>
    <message>
        <source>Keep as read e&amp;verywhere</source>
        <translation>Giữ nguyên ở &amp;mọi chỗ</translation>
    </message>
    <message>
        <source>Accept the rest of the &amp;line</source>
        <translation>Nhận phần còn lại của &amp;dòng</translation>
    </message>
    <message>
        <source>Accept the rest of the para&amp;graph</source>
        <translation>Nhận phần còn lại của đ&amp;oạn</translation>
    </message>
    <message>
        <source>&amp;Illegible</source>
        <translation>&amp;Không đọc được</translation>
    </message>
    <message>
        <source>&amp;Doubtful</source>
        <translation>Còn n&amp;gờ</translation>
    </message>
    <message>
        <source>&amp;Mistake of the author</source>
        <translation>&amp;Lỗi của người viết</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>Ghi &amp;chú…</translation>
    </message>
    <message>
        <source>&amp;Remove the note</source>
        <translation>&amp;Xóa ghi chú</translation>
    </message>
    <message>
        <source>Ne&amp;xt note</source>
        <translation>Ghi chú &amp;sau</translation>
    </message>
    <message>
        <source>Into the dictionar&amp;y of this report</source>
        <translation>Thêm vào từ điển của &amp;báo cáo này</translation>
    </message>
    <message>
        <source>Among my wor&amp;ds</source>
        <translation>Thêm vào từ của tô&amp;i</translation>
    </message>
    <message>
        <source>&amp;Mark what it is…</source>
        <translation>&amp;Đánh dấu là…</translation>
    </message>
    <message>
        <source>&amp;Remove the mark</source>
        <translation>&amp;Gỡ dấu</translation>
    </message>
    <message>
        <source>&amp;Next proposal</source>
        <translation>Đề xuất &amp;tiếp theo</translation>
    </message>
    <message>
        <source>Mark all &amp;sure proposals…</source>
        <translation>Đánh dấu mọi đề xuất &amp;chắc chắn…</translation>
    </message>
    <message>
        <source>&amp;List of what is marked</source>
        <translation>&amp;Bảng chú giải</translation>
    </message>
    <message>
        <source>&amp;Put into the register</source>
        <translation>Đưa &amp;vào danh mục</translation>
    </message>
    <message>
        <source>Register &amp;everything that is marked</source>
        <translation>Lập danh mục ch&amp;o mọi chỗ đã đánh dấu</translation>
    </message>
    <message>
        <source>R&amp;egister</source>
        <translation>&amp;Danh mục</translation>
    </message>
    <message>
        <source>Underline &amp;names, dates, numbers</source>
        <translation>Gạch chân c&amp;hú giải</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>That is no key.</source>
        <translation>Đây không phải là phím.</translation>
    </message>
    <message>
        <source>Backspace always deletes what was typed.</source>
        <translation>Backspace luôn dùng để xóa chữ vừa gõ.</translation>
    </message>
    <message>
        <source>Input methods are switched by this key.</source>
        <translation>Bộ gõ tiếng Việt dùng phím này để bật, tắt.</translation>
    </message>
    <message>
        <source>This key belongs to the system.</source>
        <translation>Phím này của hệ điều hành.</translation>
    </message>
    <message>
        <source>On many keyboards this key types a letter.</source>
        <translation>Trên nhiều bàn phím, tổ hợp này gõ ra chữ.</translation>
    </message>
    <message>
        <source>Alt with a letter opens menus.</source>
        <translation>Alt kèm chữ cái dùng để mở menu.</translation>
    </message>
    <message>
        <source>This key types text: use it with Ctrl or Alt.</source>
        <translation>Phím này gõ ra chữ: hãy dùng kèm Ctrl hoặc Alt.</translation>
    </message>
    <message>
        <source>Every field needs this key to copy and paste.</source>
        <translation>Ô nhập nào cũng cần phím này để chép và dán.</translation>
    </message>
    <message>
        <source>Lists and fields need this key themselves.</source>
        <translation>Danh sách và ô nhập cần dùng phím này.</translation>
    </message>
    <message>
        <source>this file holds no keys of Soát</source>
        <translation>tệp này không chứa phím tắt của Soát</translation>
    </message>
    <message>
        <source>Choose a file that was exported from the preferences.</source>
        <translation>Hãy chọn tệp đã xuất từ phần Tùy chọn.</translation>
    </message>
</context>
</TS>
