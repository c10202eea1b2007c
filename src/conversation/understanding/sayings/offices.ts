import { type Sayings, saying } from './saying.ts'

/** Homeroom teachers, offices, counsellors. */
export const offices: readonly Sayings[] = [
  saying(
    'class.progress',
    {},
    `
      我們班還有誰沒送出
      我們班上傳狀況
      班級進度
      班上進度如何
      看我們班的狀況
      203班還有誰沒傳
      我們班誰還沒傳成果
      我們班多表登了幾個人
      305 勾選情形
      我們班還有誰沒確認收訖明細
      班上還有誰是草稿
      我們班認證狀況
      誰還沒交
      誰還沒勾
      who hasn't uploaded in my class
      who in my class hasn't selected yet
      show progress of class 201
      class 105 certification progress
      how many students in my class have confirmed their receipts
      全班上傳進度
      本班尚未上傳課程成果的學生名單
      導師班的學生上傳情況
      我班上還有幾個沒勾
      我們班被退件的有誰
      我們班有幾個人草稿沒送出
      203班多元表現登錄狀況
      班上誰沒傳
      我的學生還有誰沒上傳
      班级完成情况
      哪些同學還沒送認證
      未完成名單
      我們班全部都傳了嗎
      一〇二班 誰還沒登多表
      我們班傳得怎麼樣了
      誰沒傳成果
      302 班目前上傳進度
      看全班還沒確認收訖的名單
      班上多少人勾好了
      which students in 203 still have drafts
      class progress
      我們班認證完成率
      201 有誰被退件
      我班學生多元表現登錄情形
      還有多少同學沒交
      班上還有人沒弄嗎
      我們班交的狀況
      401班誰沒交
      班上傳完了嗎
      看一下我班收訖確認狀況
      班級未上傳名單
      班上有多少人還沒送認證
      我的班勾選率
      who is missing in class 301
      class 202 receipt confirmation status
      列出還沒登多元的學生
      how many in my class have uploaded
      who still has drafts
      has everyone in my class selected
      我班誰還沒弄好
      本班收訖確認率
      看一下 207 誰的成果被退
      我們班還差幾個人沒上傳
      誰還沒傳
      有幾個人還沒弄
      還有幾個學生沒勾
      我們班交齊了嗎
      班上進度
      哪些學生還沒登多表
      全班認證狀況
      還缺誰
      班級繳交情形
      學生收訖確認得如何
      我班上有沒有人被退
      who is missing
      how many students are done
      沒交的名單
      哪些班還沒好
      各班上傳狀況
      高三的勾選進度
      年級完成率
      幾個人還沒好
      班上剩誰
      我的學生交了沒
      交的人有幾個
      缺交名單
      沒確認收訖的人
      誰被退件了
      list of students not done
      class status
      still unfinished list
      students who are not finished
      list of unfinished students
      還有誰少交
      who in my class hasn't uploaded
      show my class progress
      which of my students were returned
    `,
  ),
  saying(
    'broadcast.deadline',
    {},
    `
      提醒全班上傳截止
      提醒我們班快截止了
      幫我提醒班上同學
      發公告給全班
      通知全班要勾選了
      叫班上還沒傳的人快傳
      提醒 203 上傳成果
      發提醒給 101 班
      推播截止提醒
      廣播給高一 上傳要截止
      提醒全校學生多表截止日
      提醒學生確認收訖明細
      幫我催班上同學勾選
      催一下還沒交的同學
      remind the class
      remind everyone to upload
      remind class 203 to upload course outcomes
      send a deadline reminder to my class
      announce the deadline to my students
      跟全班講一下截止日
      傳訊息給全班說成果要截止了
      發通知給高三 勾選快截止
      請同學們記得上傳
      提醒班上送認證
      提醒大家多元表現期限
      幫我 tag 全班 記得交
      麻煩通知304班同學收訖明細要確認
      提醒全年級上傳課程學習成果
      提醒班上还没上传的同学
      broadcast the diverse performance deadline to class 301
      跟全班說要截止了
      幫我叫還沒勾選的同學快點
      發個提醒給我們班
      請提醒 206 同學上傳
      通知高二學生勾選期限
      tell my class the upload deadline is coming
      notify all students about the selection deadline
      公告多元表現截止日給全校
      send reminder to class 105
      提醒一下班上那些還沒傳的
      幫我廣播
      提醒班上趕快上傳
      跟高三說勾選期限
      請發訊息提醒 202 班
      班群公告一下截止日期
      通知學生課程成果截止
      幫我催收訖還沒確認的學生
      message my students about the deadline
      remind students who haven't selected
      發個公告說多元表現要登了
      please announce the deadline
      send a reminder to everyone
      tell students to upload
      請幫我發通知給 203，提醒上傳成果
      叫大家快點去勾選
      提醒我們班還沒交的人
      give my class a heads-up about the deadline
      跟全班講要截止了
      通知學生快點上傳
      請大家記得勾選
      發通知給還沒交的人
      叫大家趕快傳
      提醒高一同學登多表
      幫我跟班上說明天截止
      公告一下截止日
      傳給所有人 快截止了
      tell everyone the deadline is coming
      發通知
      發通知給全班
      公告 截止
      跟學生說要確認收訖
      提醒大家勾選
      叫我們班快登多表
      通知全校上傳到期
      發截止提醒
      推播截止日給高二
      提醒沒交的同學
      send a reminder to all students
      remind everyone to select
      tell my class to upload
      send my class a reminder
    `,
  ),
  saying(
    'task.list',
    {},
    `
      我的待辦
      待辦事項
      我有什麼要做的
      今天有什麼事
      我有哪些工作
      還有什麼沒處理
      task
      tasks
      my tasks
      what do I have to do today
      what are my duties
      教務處有哪些待辦
      列出待辦
      這週要做什麼
      我的業務有哪些還沒完成
      我的任務
      輔導處這學期要做什麼
      有什麼事情快到期
      未完成的工作
      我的代辦事項
      待办清单
      待辦有哪些啊
      註冊組待辦
      哪些工作逾期了
      what's on my plate this week
      處室待辦
      我該做什麼
      今天要做哪些事
      訓育組的待辦
      我還有什麼沒完成
      列出本組任務
      what tasks are due this week
      有哪些事項要處理
      我的工作清單
      to do
      本週應辦事項
      我的工作有哪些
      我這週的待辦
      還有什麼公事沒做
      今天要處理什麼
      open my task list
      生輔組有什麼待辦
      到期的任務
      what should I do today
      what's due for our office
      這週我有什麼要辦的
      有什麼待辦嗎
      還有什麼公務沒完成
      接下來要處理的事
      有什麼事快到期
      我們組這個月的事
      還有哪些沒辦
      今天要處理哪些
      現在輪到我做什麼
      what's overdue
      what should our office do this week
      待辦
      今天的事
      要處理的
      這週要完成什麼
      該辦的事
      我們處室的待辦
      最近要做的
      what's next for me
      anything I need to handle
    `,
  ),
  saying(
    'submission.status',
    {},
    `
      提交進度
      提交狀況
      提交了沒
      這學期提交好了嗎
      送國教署了嗎
      資料提交到中央了沒
      中央資料庫上傳進度
      預檢過了嗎
      預檢有沒有錯誤
      課程成果提交完成了嗎
      submission status
      has the data been submitted
      how far is the submission
      has the school submitted to the national database yet
      國教署那邊提交到哪
      目前提交到哪個步驟
      還有哪些沒提交
      提交到什麼階段了
      提交进度
      幹部紀錄提交了沒
      勾選結果送中央了嗎
      學校送出去中央了沒
      查提交狀態
      提交有沒有問題
      提交的狀況如何
      學校送件到國教署了嗎
      預檢結果
      did we submit to the central database already
      中央收到了嗎
      多元表現提交完了沒
      進修部提交進度
      資料送出去了沒 國教署那邊
      提交做完了嗎
      這學期資料送中央了沒
      提交到第幾步
      國教署退件了嗎
      預檢有幾個錯
      submission progress
      還沒提交的單位有哪些
      is submission complete
      did the national platform receive our data
      提交作業完成了嗎
      國教署那邊收到資料了嗎
      現在提交進行到哪
      提交好了嗎
      送中央了沒
      名冊送出去了嗎
      上傳國教署到哪了
      提交失敗幾筆
      現在是提交的哪個階段
      has the school submitted yet
      提交狀態
      送到國教署沒
      提交結果
      有沒有提交成功
      幾筆提交失敗
      名冊上傳進度
      提交第幾階段
      did the submission go through
      what's the submission progress
    `,
  ),
  saying(
    'counselling.record',
    {},
    `
      登錄課程諮詢紀錄
      我要登課諮紀錄
      新增諮詢紀錄
      記錄課程諮詢
      課程諮詢登記
      填課諮紀錄
      今天跟三個學生做了課程諮詢 要登錄
      課諮
      寫諮詢紀錄
      上傳課程諮詢紀錄
      record a counselling session
      add a counseling record
      I had a counselling session with a student, log it
      諮詢完了幫我記一下
      我要補課諮紀錄
      輸入課程諮詢內容
      課程諮詢教師登錄紀錄
      登记课程咨询
      幫我建一筆課程諮詢
      團體諮詢紀錄要登
      log counselling
      剛諮詢完 要留紀錄
      我要記課程諮詢
      新增課程諮詢紀錄 昨天下午 三位學生
      課諮登錄
      I need to log a counselling session
      填寫諮詢內容
      幫我登記一筆諮詢
      課程諮詢做完了 要打紀錄
      我要登記諮詢
      幫我紀錄今天的課程諮詢
      上傳諮詢紀錄
      課諮要登
      I want to add a course counselling record
      剛跟一位同學課諮完
      counselling record
      I want to record a session
      我剛幫學生做選課諮詢 要登錄
      課諮紀錄新增
      登打諮詢紀錄
      我要記諮詢
      今天諮詢了三個學生
      寫課諮紀錄
      登輔導選課的紀錄
      團體諮詢要登記
      學生來問選課 要留紀錄
      新增諮詢
      I want to record a session with a student
      登諮詢
      諮詢紀錄
      紀錄諮詢內容
      今天跟學生談選課
      我諮詢完了
      個別諮詢登錄
      生涯諮詢紀錄
      new counselling entry
    `,
  ),
]
