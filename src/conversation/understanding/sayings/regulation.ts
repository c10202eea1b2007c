import { type Sayings, saying } from './saying.ts'

/** Questions about the regulation, by topic. */
export const regulation: readonly Sayings[] = [
  saying(
    'rule.ask',
    { topic: 'format' },
    `
      可以傳 mp4 嗎
      word檔可以嗎
      接受哪些檔案格式
      ppt 能傳嗎
      可以放youtube連結嗎
      影片要存成什麼檔
      can I upload a docx?
      照片可以當成果嗎 jpg那種
      壓縮檔可不可以
      文件跟影片可以一起傳嗎
      一定要pdf嗎
      What file types are allowed?
      只能传pdf吗
      HEIC 可以ㄇ
      課程成果可以附連結嗎
      是不是只收 pdf
      可以上傳 Canva 連結嗎
      excel 檔收不收
      手機錄影可以當成果嗎 要什麼格式
      Is PNG ok?
      多元表現可以貼網址嗎
      成果能上傳圖片檔嗎
      影片跟 pdf 可以都傳嗎
      要附證明文件嗎
      txt 可不可以
      支援哪些檔案
      一件成果可以上傳幾個檔案
      which file formats can I use
      有規定檔案格式嗎
      有沒有限制檔案類型
      is powerpoint allowed
      can I upload a video file
      成果一定要是 pdf 嗎 jpg 行不行
      能不能用雲端連結代替檔案
      音檔可以當學習成果嗎
      docx 行嗎
      一件可以放幾個檔
      可以附連結嗎
      影片要什麼格式
      可不可以傳 ppt
      拍照上傳可以嗎
      手寫的掃描成 pdf 可以嗎
      檔案只能是 pdf 嗎
      什麼檔都可以收嗎
      簡報檔能傳嗎
      音檔 mp3 能不能交
      is docx ok
      do videos count as files
      可以交 google 文件連結嗎
      能不能交雲端連結
      影片可以放連結嗎
      可以傳 jpg 嗎
      zip 檔可以嗎
      手寫的可以拍照嗎
      可以只交照片嗎
      檔案有限定格式嗎
      可以傳兩個檔案嗎
      一次可以附幾個檔
      which formats are supported
      can I hand in a link
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'size' },
    `
      檔案大小限制
      一個檔案上限幾MB
      影片超過10MB怎麼辦
      我的檔案12mb可以傳嗎
      音檔最大可以多大
      檔案太大傳不上去
      what is the maximum file size
      how big can the video be
      pdf 5mb 會不會太大
      文件要壓到多小
      影片只有15MB 過得了嗎
      檔案容量有限制嗎
      my pdf is 6MB, is that too big?
      mp4 最多可以幾MB
      照片檔太大怎麼壓縮
      上傳的檔案不能超過多少
      8MB可以嗎
      what's the biggest file I can upload
      is there a size limit
      can the video be larger than 10 MB
      影片 50MB 傳得上去嗎
      圖檔有大小限制嗎
      檔案超過上限會怎樣
      影片很大怎麼辦 有限制嗎
      5mb 會不會太大
      檔案大小上限
      幾 MB 以內
      圖片檔太大要壓縮嗎
      how large can a file be
      20MB 可以嗎
      檔案多大可以傳
      影片大小有限制嗎
      檔案會不會太大
      大小限制是多少
      max file size
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'description' },
    `
      简述要写多少字
      簡述要寫幾個字
      簡述一定要寫嗎
      簡述可以用英文寫嗎
      簡述超過100字會怎樣
      description 字數限制是多少
      how long can the description be
      內容簡述上限幾字
      簡述空白可以嗎
      簡述的字數怎麼算 標點算嗎
      簡述是要寫什麼
      簡述只能寫一百字喔？
      100字含不含空白
      is the description required?
      簡述規定多少字
      簡述可不可以打表情符號
      簡述寫不滿一百字沒關係嗎
      is 150 characters too long for the description
      how many words should the description have
      簡述一定要寫滿100字嗎
      簡述空格算字數嗎
      簡述要寫滿嗎
      簡述沒寫可以嗎
      簡述字數多少
      超過一百字會被切掉嗎
      標點算字數嗎
      is the description mandatory
      簡述字數限制
      簡述可不可以不寫
      簡述要多長
      簡述要包含什麼
      簡述超過字數會怎樣
      how many characters can the description have
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'quota' },
    `
      一學期最多幾件
      多元表現一年可以幾件
      課程學習成果上限是幾件
      草稿算在九件裡面嗎
      被退件的也會占名額嗎
      一學期只能傳九件嗎
      how many course outcomes are allowed per semester
      多表有數量限制嗎
      刪掉的會算件數嗎
      請問學生每學期可上傳之件數上限為何
      最多能傳幾個多表
      一個學期能放幾件課程成果啊
      多元表現一學年上限
      超過9件會怎樣
      how many diverse items can I add per year at most
      未認證的也佔額度嗎
      課程成果每學期限幾件
      我可以傳十件嗎
      多元表現有上限嗎
      被退的算不算一件
      Do drafts count toward the limit
      is there a maximum per school year
      what's the limit for diverse performance
      一個人最多可以有幾件課程成果
      三年總共可以傳幾件
      傳超過九件會怎樣
      一學期可以傳幾件課程成果
      多表一年上限
      總共最多能放幾件
      刪掉的還算一件嗎
      被退的算不算額度
      同一科可以傳兩件嗎
      三件是每科還是全部
      how many outcomes can we submit each semester
      同一科可以交幾件
      同一門課傳兩件可以嗎
      一科限一件嗎
      件數上限
      多元一年幾件
      總共可以上傳幾件
      草稿算件數嗎
      what's the maximum per year
      is there a limit on how many I can upload
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'window' },
    `
      可以補傳嗎
      過期了還能傳嗎
      逾期上傳會怎樣
      錯過上傳時間怎麼辦
      上傳期限會延長嗎
      我忘記傳了還有救嗎
      截止之後還可以改嗎
      can I upload after the deadline?
      遲交會收嗎
      上學期的現在還能補嗎
      寒假可以傳嗎
      是不是過了截止日就不能傳了
      请问逾期可以补传吗
      Are late uploads accepted?
      超過期限還可以上傳嗎
      昨天就截止了我還沒傳 怎麼辦
      請病假錯過了上傳 可以通融嗎
      what if I miss the deadline
      可以晚一天交嗎
      開學後還可以補上學期的嗎
      期限過了系統還會開嗎
      忘記在期限內上傳怎麼辦
      暑假還能上傳嗎
      上傳截止後可以再補件嗎
      can I still submit if I'm late
      can I upload late
      the deadline passed, what now
      學校會不會開放補傳
      段考週沒空傳，過了期限怎麼辦
      late submission possible?
      過期了怎麼辦
      截止後還能傳嗎
      忘記上傳還有救嗎
      我錯過時間了可以補嗎
      能不能延期
      上學期沒傳的這學期可以補傳嗎
      系統關了以後還可以改嗎
      寒假可以上傳嗎
      I forgot to upload, can I still do it
      is there any extension
      沒在時間內上傳怎麼辦
      可以補傳上學期的嗎
      有沒有開放補件
      過期的可以再上傳嗎
      寒假還可以補傳嗎
      能不能晚一點交
      遲交可以嗎
      住院錯過上傳能補嗎
      可以晚點傳嗎
      晚幾天交行不行
      can I still hand it in after the deadline
      I missed the deadline what can I do
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'certification' },
    `
      認證是在認證什麼
      老師可以不幫我認證嗎
      多元表現要認證嗎
      認證會看成績好壞嗎
      被退件了可以再送一次嗎
      認證中可以改內容嗎
      老師要幾天內認證完
      沒認證會怎麼樣
      how long does certification take
      老師說我做得不好所以退件 合理嗎
      認證跟打分數有關係嗎
      認證通過之後還能修改嗎
      認證的標準是什麼
      Do diverse performance items need certification?
      老師可以因為寫得不好就退件嗎
      認證一定要任課老師嗎
      退件之後還有機會嗎
      多表也要老師認證嗎
      Can a teacher refuse to certify my work?
      認證失敗的可以改完再送嗎
      老師會依據什麼認證
      認證不過怎麼辦
      認證要等多久
      沒送認證會怎樣
      老師可以一直不認證嗎
      認證中的可以撤回嗎
      can I edit after it's certified
      does the teacher have to certify
      what is certification
      can I resubmit after being returned
      老師可以不認證我的作業嗎
      認證是誰認
      老師退件有次數限制嗎
      老師不認證怎麼辦 他有權這樣嗎
      老師要多久內認證
      認證完還能改嗎
      送認證之後可以修改嗎
      每一件都要認證嗎
      多表需要老師認證嗎
      老師是看什麼決定給不給過
      被退件之後還可以重新送嗎
      認證會看分數嗎
      可以拒絕認證嗎
      沒認證的會怎樣
      does every item have to be certified
      老師誤退怎麼辦
      老師不想認證可以嗎
      誰可以認證我的成果
      認證要看什麼
      老師退件一定要寫理由嗎
      認證過的可以改嗎
      認證過的能刪嗎
      老師幾天內要認證
      送出後老師沒看會怎樣
      沒認證就不能勾嗎
      how long does the teacher have to certify
      what if the teacher refuses to certify
      does it need to be certified before selection
      都要認證過才能送嗎
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'selection' },
    `
      勾選是什麼意思
      沒認證的可以勾嗎
      勾選完還能改嗎
      沒勾選會怎樣
      勾選跟上傳差在哪
      忘記勾選怎麼辦
      一定要勾滿六件嗎
      can I change my selection after submitting it
      為什麼要勾選
      勾了就一定會送到中央嗎
      勾選之後老師還能退件嗎
      為什麼有些成果不能勾
      勾選是每學期都要嗎
      沒勾的檔案會怎麼樣
      is selection final once locked?
      勾選要幹嘛
      勾選過後可以取消嗎
      只有認證過的才能勾嗎
      要是忘了勾選怎麼辦
      do I have to select exactly six
      why was selection needed
      can I unselect later
      how does selection work
      勾選可以全部不勾嗎
      勾過的明年還能再勾嗎
      沒有認證通過可以勾選嗎
      勾選是什麼
      勾完可以改嗎
      不勾會有什麼後果
      沒有勾的會送出去嗎
      勾錯了怎麼辦 還能改嗎
      一年可以勾幾件
      沒有認證的能不能勾
      勾了就一定要給大學看嗎
      忘記勾選會怎樣
      can I change my selection after I submit it
      what if I don't select anything
      一定要勾六件嗎
      可以只勾兩件嗎
      勾選幾次
      勾選後能不能換
      沒勾滿可以嗎
      勾選有什麼規定
      什麼樣的才能勾
      高三才要勾嗎
      勾選錯了能救嗎
      how many do I have to select
      不勾會發生什麼事
      沒有勾會怎樣
      can I change it after selecting
      do I have to pick six
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'receipt' },
    `
      收訖明細要幹嘛用的
      收訖明細沒確認會怎樣
      收訖明細如果有錯要找誰
      收訖明細確認完還能改嗎
      什麼是收訖明細
      what is a receipt statement
      收訖明細一定要確認嗎
      What happens if I don't confirm my receipt?
      收訖明細是誰要確認
      收訖明細過期沒按會怎樣
      發現收訖明細有錯該怎麼辦
      do I really need to check the receipt statement
      收訖明細到底是幹嘛的
      沒去確認收訖會怎麼樣
      收訖明細發現錯字怎麼辦
      who has to confirm the receipt statement
      what is the receipt for
      收訖明細是幹嘛的 一定要看喔
      收訖明細可以晚點再確認嗎
      不確認收訖明細會怎樣
      明細是給誰看的
      收訖明細有錯要怎麼處理
      what does the receipt statement do
      收訖明細跟成績單差在哪
      收訖明細會有哪些東西
      明細多久會出來 規定
      收訖明細錯了要跟誰講
      收訖明細過期沒確認
      why do I need to confirm the receipt
      do I need to confirm the receipt
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'retention' },
    `
      我的資料會保存幾年
      畢業後學檔會被刪掉嗎
      離校之後檔案保留到什麼時候
      how long do you keep my files after I graduate
      畢業後可以要求刪除資料嗎
      個資會留多久
      畢業學長姐的資料什麼時候可以刪
      學校會把我的檔案存多久
      離校五年後檔案還在嗎
      我畢業以後這些資料學校會怎麼處理
      when will my data be deleted after graduation
      學檔可以保存到大學嗎
      我的檔案會被永久保存嗎
      學校什麼時候會刪我的資料
      畢業幾年後資料會銷毀
      幾年後會刪資料
      how long are files stored
      do you delete data after five years
      我畢業後還看得到我的檔案嗎
      學習歷程資料學校會留幾年
      資料會保存多久
      畢業後還看得到嗎
      檔案會放幾年才刪
      離校以後檔案怎麼處理
      我的資料會被留到什麼時候
      畢業了可以要求刪除嗎
      are my files kept after graduation
      資料放幾年
      學校會存多久
      畢業多久會刪
      檔案幾年後會被刪
      退學後資料還在嗎
      我的檔案什麼時候會銷毀
      how many years do you keep it
      how long are the files kept
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'guardian' },
    `
      爸媽可以幫我傳嗎
      家長能代替我勾選嗎
      生病住院沒辦法上傳誰可以幫我
      法定代理人可以做哪些事
      我出國了可以請家人幫忙確認收訖明細嗎
      Can my mom upload for me?
      我是家長，可以代替小孩上傳嗎
      孩子車禍沒辦法自己傳怎麼辦 我是媽媽
      監護人代辦要怎麼申請
      我骨折住院，能不能讓我爸代傳
      家長代理要申請嗎
      小孩確診 家長可否代為上傳及勾選
      Can a parent confirm the receipt on behalf of the student?
      我生病了可以請家人代為上傳嗎
      法定代理人要怎麼幫學生勾選
      爸爸可以登入幫我弄嗎
      if I'm in hospital can my parents do it
      my dad wants to upload for me, is that ok
      我發燒在家可以叫我爸代替我勾嗎
      家長有權限幫小孩送出認證嗎
      家長能看小孩的成果嗎
      爸媽可以代替我勾選嗎
      小孩住院 我可以幫他傳嗎
      媽媽可以幫我按送出嗎
      家長有什麼權限
      監護人可以代為確認嗎
      生病了可以找家人幫忙上傳嗎
      can my dad do it for me
      家長可以上傳嗎
      爸爸可以幫我確認收訖嗎
      監護人能看嗎
      媽媽要簽名嗎
      需要家長同意嗎
      小孩不方便 家長能代辦嗎
      家長能不能代理學生
      can a parent upload for the child
      can my mom upload for me
      can parents see my files
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'proxy' },
    `
      老師離職了誰來認證
      任課老師請產假那誰幫我們認證
      代理認證的順序是什麼
      代課老師可以認證嗎
      老師退休了我的成果誰可以認證
      who certifies if my teacher is on leave
      代理認證老師怎麼產生
      老師生病沒辦法認證怎麼辦
      誰可以當代理認證的人
      老師突然離職我的成果還沒認證怎麼辦
      任課教師長期病假由誰認證
      老師出國進修 誰可以代理
      What if the teacher is on maternity leave, who signs off?
      老師不在學校了怎麼認證
      實習老師可以代理認證嗎
      代理老師認證算數嗎
      任課老師出國 誰可以認證我的成果
      what if my teacher quits before certifying
      導師可以代替任課老師認證嗎
      我們老師退休了 那認證怎麼辦
      老師不在誰認證
      任課老師離職的話找誰認證
      老師留職停薪 我的作業誰審
      代理認證人怎麼決定
      可以換別的老師認證嗎 規定怎麼說
      who certifies while the teacher is away
      代理老師可以退件嗎
      代理人是誰決定
      老師不在可以找別人認證嗎
      老師走了誰來認
      什麼情況可以代理
      兼課老師離開了怎麼認證
      can a substitute certify
      老師請長假了怎麼認證
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'voluntary' },
    `
      學習歷程一定要做嗎
      可以不傳嗎
      不上傳會怎樣
      是強制的嗎
      每一科都要傳嗎
      沒傳會影響成績嗎
      is uploading mandatory?
      Do I have to upload anything?
      不交學習歷程會被當嗎
      不勾選可以嗎
      多元表現沒有東西可以傳 會怎麼樣嗎
      我可以完全不上傳嗎
      不做學習歷程會影響升學嗎
      一定要勾滿嗎還是可以不勾
      Is it compulsory to upload every semester?
      這個是自願的還是規定要交
      我不想傳可以嗎
      學習歷程不傳會扣分嗎
      多元表現是必填嗎
      每科都得交成果嗎
      can I skip the portfolio
      will not uploading affect my grades
      can I choose not to upload
      不想做學習歷程可以嗎
      每科都一定要有成果嗎
      可以不做學習歷程嗎
      不交會被記過嗎
      學習歷程一定要弄嗎
      沒有傳會影響畢業嗎
      不上傳會不會被處罰
      學檔是自由參加的嗎
      可以一件都不勾嗎
      do I get punished for not uploading
      what if I upload nothing at all
      學習歷程對升學有差嗎
      不做會怎樣
      不弄可以嗎
      可以不參加嗎
      一定要每學期傳嗎
      沒東西傳會怎樣
      多元表現一定要登嗎
      要強制上傳嗎
      do I have to do it
      is uploading mandatory
      do I really have to upload something
    `,
  ),
  saying(
    'rule.ask',
    { topic: 'status-change' },
    `
      轉學的話以前的成果怎麼辦
      我休學一年回來 之前傳的還在嗎還算嗎
      重讀生的檔案怎麼處理
      我要轉學了，學檔會跟著過去嗎
      what happens to my portfolio if I transfer schools
      復學之後件數重新計算嗎
      借讀生的成果要傳在哪邊
      留級的話之前認證的還有效嗎
      轉科之後原本的課程成果還能用嗎
      我從別校轉來 之前學校的成果會帶過來嗎
      休學期間的成果怎麼算
      If I repeat a year do my outcomes carry over
      轉學生勾選件數怎麼算
      轉校之後成果要重傳嗎
      休學的人可以上傳嗎
      重修的科目可以傳成果嗎
      我從普通科轉到美術班 之前的成果呢
      do certified outcomes survive a transfer
      what if I repeat the year
      what about students who resume school
      我下學期要轉學 檔案會怎樣
      休學回來要重新上傳嗎
      轉學後資料會不見嗎
      休學期間可以上傳嗎
      復學之後從哪裡開始
      轉科以後原本的成果還算嗎
      重讀的話要重傳嗎
      留級了之前的件數怎麼算
      轉學生以前的檔案怎麼帶過來
      do my files move with me to the new school
      轉學怎麼辦 檔案
      轉來的學生要重傳嗎
      休學了檔案還在嗎
      轉科的成果還算嗎
      重讀生的成果
      跨校轉學學習歷程怎麼銜接
      what if I take a year off
      what happens when I transfer
    `,
  ),
]
