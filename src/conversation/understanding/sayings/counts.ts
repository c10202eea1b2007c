import { type Sayings, saying } from './saying.ts'

/** Until when, and how many more. */
export const counts: readonly Sayings[] = [
  saying(
    'deadline.ask',
    {},
    `
      截止到什麼時候
      什麼時候截止
      還剩幾天
      deadline 是哪天
      課程學習成果什麼時候要傳完
      多元表現最晚什麼時候要登
      多表到幾號
      勾選什麼時候開始
      勾選期限
      幾號之前要勾完
      老師最晚什麼時候要認證完
      認證截止日
      收訖明細確認到幾號
      收訖明細什麼時候可以看
      這學期成果什麼時候截止
      上學期的成果截止了嗎
      115-2 多表截止日期
      115學年度第1學期上傳到什麼時候
      when is the upload deadline
      how many days left to upload
      when does selection open?
      When's the last day for course outcomes?
      when do teachers have to finish certifying
      學習歷程檔案幾月幾號截止
      現在可以上傳了嗎
      開放上傳了沒
      課程成果還有多久到期
      請問本學期教師認證期限至何時
      上傳時間
      上傳期限是什麼時候
      學檔上傳最後期限
      多元什麼時候截止ㄋ
      還來得及傳嗎 剩幾天
      成果死線
      多表 deadline 是幾號
      勾選截止日期是？
      截止日
      until when can I confirm the receipt
      什么时候开始可以传多元表现
      期限到哪時
      請問高三什麼時候截止上傳
      欸請問成果是到禮拜幾截止
      多元表現登錄到何時
      什麼時候可以開始勾選
      勾選剩幾天
      老師幾號前要認證完畢
      收訖明細的確認期限
      這學期最後上傳日
      上傳系統什麼時候關
      還有多久截止
      課程學習成果的 due date
      When does the upload window open this semester?
      how many days until the selection closes
      by when should I upload my diverse performance
      請告知 115 學年度第 1 學期課程學習成果上傳期間
      114-2 認證到什麼時候
      什麼時候要勾選完成
      下禮拜還可以傳嗎
      是今天截止嗎
      學習歷程上傳日期
      我還有多少時間可以傳成果
      什麼時候要傳完
      成果要在哪天前交
      多元表現截止日期
      勾選只到今天嗎
      老師認證還剩幾天
      收訖明細要確認到哪一天
      何時截止上傳課程學習成果
      學檔截止日期是多久
      這學期何時開放登錄多元表現
      截止時間是幾點
      when do I have to select by
      what is the last day for certification
      課程成果 114-1 什麼時候關
      what's the deadline
      when does certification end
      when will it open
      is it still open
      多表是不是快截止了 什麼時候
      成果到禮拜天嗎
      老師認證期限是哪時候
      勾選要在幾月勾
      學期末上傳到哪天
      what's the cutoff date for uploading
      下個禮拜才截止對吧
      收訖明細哪天開放
      上學期的認證截止日
      到哪天為止
      什麼時候可以開始傳
      現在還能傳嗎
      現在還能勾選嗎
      明天還可以登多表嗎
      成果最後期限
      系統什麼時候關
      勾選時間是什麼時候
      認證期限還有幾天
      收訖明細確認到哪天
      上傳的時間
      how much time do I have left to submit
      until when can I select
      收到幾號
      幾號前要交
      什麼時候關
      這次上傳到何時
      開放到哪天
      幾月開放
      什麼時候可以勾
      明細什麼時候出來
      今天還能送嗎
      上學期的什麼時候截止
      下學期什麼時候開始傳
      寒假前要交完嗎 是哪天
      勾選倒數幾天
      剩幾天可以登多表
      課程成果期限
      多表期限
      when does it close
      when can I start uploading
      last date for certification
      when do I have to finish uploading
      is there still time to upload
      what's the due date for diverse
    `,
  ),
  saying(
    'quota.remaining',
    {},
    `
      還剩幾件
      還可以傳幾件
      我還能上傳幾件
      這學期還能傳幾件
      多表還能登幾個
      課程成果還剩幾個名額
      還有名額嗎
      我傳滿了嗎
      剩餘件數
      剩餘額度
      還能勾選幾件
      勾選還剩幾個
      how many artifacts left
      how many can I still upload
      how many course outcomes do I have left
      how many more can I select
      我的額度還有多少
      課程學習成果還可以傳多少
      我多元還可以傳幾個
      還差幾件滿
      上學期還剩幾件可以傳
      我還有幾件可以用
      九件用完了沒
      還有多少quota
      我这学期课程成果还剩几件
      還可以新增幾筆多元表現
      還能再交幾個成果
      多元表現額度剩多少
      我還有空位可以放成果嗎
      我還有幾個可以上傳
      我這學期還有多少額度
      成果還有幾格
      我還能不能再傳
      多表剩幾件可以填
      剩下幾件可以勾
      how many slots do I have left
      can I still add more course outcomes
      本學期課程學習成果剩餘可上傳件數
      我已經傳5件了還可以傳幾件
      我的件數用完了嗎
      多元還可不可以再登
      我還能再登幾筆
      課程成果還能放幾件
      剩多少件
      多元剩多少
      還有勾選名額嗎
      我是不是傳滿了
      這學期我還剩幾個名額
      number of items I have left
      我成果還有位子嗎
      我還差幾件到上限
      how many left
      what's my remaining quota
      我還差多少件滿
      can I add one more
      我還有幾件的額度
      再傳幾件就滿了
      剩餘多表件數
      這學期的成果我還剩多少空間
      what's left of my quota
      勾選我還能再加幾件
      我還可以傳嗎 幾件
      還能放幾個
      還有幾格
      我這學期還有幾件可以用
      多表額度剩幾個
      再傳會不會超過 我剩幾件
      目前還可以勾幾件
      我剩下的件數
      can I still add more
      我還有幾件
      我還能再放嗎
      只剩一件可以傳嗎
      多表滿了嗎
      我這學期成果滿了嗎
      還可以挑幾件
      還差幾件勾滿
      remaining slots
      how many can I still upload this semester
      can I add another outcome or am I full
      how many slots do I have this term
    `,
  ),
]
