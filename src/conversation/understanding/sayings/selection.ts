import { type Sayings, saying } from './saying.ts'

/** What goes to the central database, and the receipt for it. */
export const selection: readonly Sayings[] = [
  saying(
    'selection.choose',
    {},
    `
      我要勾選
      勾選
      我要勾成果
      我要勾課程成果
      開始勾選
      我想選要送出去的多元表現
      送出勾選
      鎖定勾選
      帶我勾選
      幫我勾多表
      怎麼勾選
      select for submission
      I want to select diverse performance items
      let me choose my six course outcomes
      我要改勾選
      勾六件成果
      多表勾選
      要在哪裡勾選
      我想換勾別件
      我選好了 送出勾選
      我要挑十件多表提交
      我要选课程成果送中央
      finish my selection
      取消勾選其中一件
      我想開始勾選了
      來勾選
      我要把成果勾起來
      多元表現我要選十件
      勾選課程成果要去哪按
      我想取消勾選 換別件
      help me select my diverse performance
      pick course outcomes to submit
      確定送出我的勾選
      鎖定我的選擇
      要怎麼勾選成果
      我要挑多元表現
      準備勾選
      選取要提交的課程成果
      我要勾 #5
      確認我的勾選並送出
      i want to tick my outcomes
      勾十件多表
      I want to select
      select items
      tick outcomes for submission
      我要勾選這學年的成果
      帶我去勾選頁面
      想把勾選送出
      我要來挑多元表現了
      我要去勾
      來選要送的
      在哪裡勾
      要怎麼挑六件
      我來選多表
      換一件勾
      開始挑成果
      想改我勾的
      選十件多元表現
      let me pick
      tick my items
      勾選去
      我要選要送出的
      決定要送哪幾件
      挑六件
      選多元
      勾一勾
      進勾選
      select my items
      choose what to submit
      快截止了 我要勾
      趕快勾一勾
      I want to choose which ones to submit
      let's select
    `,
  ),
  saying(
    'selection.show',
    {},
    `
      我勾了哪些
      我勾了什麼
      我的勾選
      看勾選結果
      我選了哪幾件
      勾選清單
      我多表勾了哪幾個
      我課程成果勾了幾件了
      我勾選了幾件
      我有勾嗎
      查看我的勾選
      show my selection
      which course outcomes did I select
      which ones did I pick
      我的勾选结果
      我勾好了沒
      勾選送出了嗎
      我勾的那些給我看看
      目前勾選狀況
      我勾的成果有哪些
      我選了什麼
      看一下我目前的勾選
      已勾選的有哪些
      我的多元表現勾選清單
      我勾了幾件
      list my selected course outcomes
      我是不是已經勾好了
      what did I choose for submission
      之前勾的成果是哪幾件
      我總共勾幾件
      我的勾選狀況
      我選的那些
      查勾選結果
      多元表現我選了哪些
      my selected outcomes
      what are my choices
      show my selections
      list what I picked
      我多元勾好幾件了
      查詢我的勾選
      我到底勾了哪六件
      我勾的有什麼
      看我勾選的
      我之前選哪些
      目前勾了幾個
      給我看我挑的
      有哪些已經勾起來
      勾選結果給我看
      what are my picks
      我的勾選清單
      勾了啥
      勾到哪了
      查我選的
      送大學的是哪幾件
      我選了哪幾件要送出去
      已選的
      show picks
      my ticked items
      what did I choose
      給我看選好的
      選好的有哪些
    `,
  ),
  saying(
    'receipt.show',
    {},
    `
      看收訖明細
      收訖明細
      我的收訖明細
      查詢收訖明細
      打開收訖明細
      我想看明細
      收訖明細在哪裡看
      收訖明細給我看一下
      receipt
      I want to see my receipt
      view receipt statement
      有收訖明細了嗎
      看一下收訖
      我要看收屹明細
      我的收讫明细
      請給我收訖明細
      調出明細
      收訖明細可以看了嗎
      開收訖明細
      我想確認一下收訖明細內容
      收訖明細出來沒
      可以給我看收訖明細嗎
      哪裡可以看收訖明細
      where is my receipt statement
      查看收訖明細
      打開明細
      收訖明細要看
      我想看收訖
      讓我看收訖明細
      收訖明細連結
      receipt please
      查明細
      my receipt
      receipt statement
      收訖明細我要看
      可以調收訖明細給我嗎
      請問收訖明細在哪
      看明細
      明細出來了嗎
      收訖單給我
      我要那張明細
      收訖在哪
      show the receipt
      我的明細
      收訖明細查詢
      明細給我
      我要收訖
      出來了嗎 明細
      open my receipt
      let me see the receipt
    `,
  ),
  saying(
    'receipt.confirm',
    {},
    `
      確認收訖
      確認收訖明細
      收訖明細正確
      我確認收訖明細
      明細都對
      收訖明細無誤
      收訖明細ok
      收訖明細確認無誤
      收訖明細我看完了沒問題
      confirm receipt
      confirm my receipt statement
      my receipt looks good
      everything on my receipt is correct
      我的收訖明細沒錯 按確認
      明細我看過了 沒有問題
      收訖確認
      收訖都正確 可以幫我送出確認嗎
      收讫明细没问题
      我要確認明細
      都對 幫我確認收訖
      收訖明細對了
      我的收訖明細都正確
      我看過收訖明細 沒有錯
      收訖明細按確認
      確認無誤
      收訖明細內容無誤，同意
      yes my receipt statement is all right
      I confirm the receipt
      收訖沒問題
      收訖明細看起來沒問題
      我的收訖都對
      對 我確認收訖無誤
      收訖明細OK確認
      yes confirm the receipt statement
      我看過明細了 正確
      receipt confirmed
      everything is right
      我看完收訖明細了 沒問題
      收訖明細完全正確
      ok 收訖確認
      明細沒錯
      我確認
      確認收到
      收訖內容正確
      我看過了都沒問題 收訖確認
      the receipt is fine
      收訖無誤
      明細ok
      明細我確認
      沒錯 收訖
      對的 確認明細
      confirm it, the receipt is right
      my receipt is all correct
    `,
  ),
  saying(
    'receipt.dispute',
    {},
    `
      收訖明細少一件
      收訖明細有錯
      收訖明細有問題
      收訖明細不正確
      明細錯了
      我要回報問題 收訖明細
      收訖明細怪怪的
      收訖明細有誤：少一件課程成果
      收訖明細不對 因為我的名字打錯
      收訖明細少了我的多元表現
      收訖明細裡面沒有我的競賽紀錄
      我的收訖明細有問題，數學成績不一樣
      收訖明細有誤 理由：第三件檔案錯了
      there is a mistake in my receipt
      my receipt is wrong because the math grade is different
      I want to dispute my receipt statement
      收訖明細多了一件不是我的
      回報收訖明細錯誤
      我不同意收訖明細
      收讫明细有误
      收訖明細沒有我的幹部紀錄
      收訖明細有錯 我明明勾了六件只有五件
      Report a problem with my receipt: my club record is missing
      明細有疑義
      收訖明細對不起來
      收訖明細上我的名字寫錯
      我的收訖明細裡少了兩件成果
      收訖明細的成績有錯
      我要申訴收訖明細
      收訖明細好像有問題欸
      收訖明細不符 服務時數不見了
      my receipt statement is missing two items
      something is wrong with my receipt
      收訖明細跟我勾的不一樣
      收訖明細出錯了
      收訖明細漏掉我的社團幹部
      明細跟我上傳的不同
      有問題 我的收訖明細
      收訖明細成績不對
      the receipt has errors
      收訖明細多一件
      我要提出收訖明細的異議
      there is something wrong with my receipt
      my receipt is not right
      收訖明細少了我的證照
      收訖明細寫錯了
      我發現收訖明細有問題 班級幹部沒列到
      收訖明細件數不對
      明細不對
      明細少東西
      收訖跟我傳的不一樣
      收訖明細裡面有別人的東西
      收訖明細的資料錯誤
      我要檢舉明細有錯
      my receipt has a wrong item
      收訖有錯
      明細少一筆
      明細的成績不對
      我要反映收訖的問題
      明細缺東西
      收訖裡沒有我的證照
      the receipt is missing something
      the receipt is missing my award
      我對收訖有意見
    `,
  ),
]
