import { type Sayings, saying } from './saying.ts'

/** Talk about the assistant, and calling off what was going on. */
export const chat: readonly Sayings[] = [
  saying(
    'help',
    {},
    `
      你會什麼
      你好 可以介紹一下你能做什麼嗎
      怎麼用
      要怎麼使用這個
      功能表
      主選單
      help
      menu
      指令有哪些
      第一次用 不知道從哪裡開始
      我不會用欸 教我
      hi 你是做什麼的
      how does this bot work?
      what are the commands
      請問這個官方帳號可以做什麼
      我可以問你什麼問題
      有沒有操作說明
      請問貴系統有哪些功能，麻煩說明一下
      你可以幹嘛
      這個要幹嘛用的啊
      What do you do
      show me the menu
      幫助
      使用教學
      能帮我什么
      老師叫我加你，然後勒？你能幹嘛
      欸你到底會做什麼啦😂
      可以教我怎麼操作嗎
      有什麼指令
      i'm new here, how do i use this
      這隻bot能幹啥
      能不能列出你所有的功能給我看
      新生報到 這怎麼玩
      你有啥用
      請問使用方式
      I have no idea how to use this, help
      有人可以跟我說這個帳號是做什麼的嗎
      功能介紹
      你支援哪些指令
      这个怎么用
      怎麼跟你說話
      我可以叫你幫我什麼
      不知道該按哪裡
      幫我看一下你有什麼服務
      使用上有問題
      我要怎麼問問題
      有什麼可以查的
      what commands do you support
      where do I begin
      could you explain what you do
      麻煩給我操作指引
      這系統能處理哪些事情
      什么功能
      我要怎麼提問
      說一下你能幹嘛
      what are you able to do
      你有哪些技能
      這個官方帳號有什麼用
      我不知道怎麼操作QQ
      你會幫我做什麼事情呢
      list of features please
      剛加進來 要先做什麼
      加好友之後呢 要幹嘛
      我可以請你做什麼事
      有哪些事可以找你幫忙
      你會哪幾樣
      會用到哪些功能啊
      這裡面有什麼可以按
      請問家長用這個能查到什麼
      老師用這個可以做什麼
      不知道怎麼開始用
      你有教學嗎
      能教一下怎麼用嗎
      how am I supposed to use this
      what are you for
      things you can do?
      請介紹你的功能
      你的功能有哪些
      列出你會的
      給我看你能做的事
      你能幹什麼
      你的用處是什麼
      該從哪裡開始
      我卡住了 教我一下
      操作說明給我
      有使用手冊嗎
      請問怎麼操作
      我要怎麼跟你說
      能幫家長做什麼
      可以幫導師做什麼
      有什麼指令可以打
      what should I type
      how do I talk to you
      what are my options here
      show commands
      可以列出你會的東西嗎
      給我看功能清單
      what can I do here
      what am I able to do
      can you explain how it works
      show me how to use it
      how does it work
      how do I use this thing
      is there a guide
    `,
  ),
  saying(
    'dialogue.cancel',
    {},
    `
      算了
      不用了
      沒事了
      先不要
      我不要了
      不弄了啦
      停
      退出
      離開
      跳出
      cancel
      stop
      forget it
      nvm
      我按錯了
      剛剛那個不算
      先不用 謝謝
      等等再說好了
      改天再弄
      結束
      打錯了 當我沒說
      我後悔了 不要做了
      不傳了
      quit
      exit
      到此為止
      沒有要幹嘛啦
      先這樣
      中斷
      欸不是 取消取消
      放棄
      先不要好了
      不弄了謝謝
      等一下再弄
      欸算了啦
      取消剛剛的動作
      不好意思 我點錯了
      我不想弄了
      停下來
      abort
      let's stop here
      don't bother
      沒事 你忙
      當我沒講
      先擱著
      啊不用了
      好 先這樣
      不要繼續
      我不要做了
      掰
      我選錯了
      回去
      結束這個
      never mind I'll do it later
      cancel please
      等我一下 先取消
      當我沒問
      不用了謝謝你
      結束這次對話
      沒事啦 謝謝
      ok never mind
      等等 先不要
      我反悔了 不弄了
      好煩不弄了
      不用了啦
      let's cancel this
      欸等等不要了
      我點錯 取消
      沒有啦 我亂按的
      不小心按到的
      我還是不要好了
      晚點再用
      暫時先這樣
      先到這裡
      回主畫面 不弄了
      我再想想 先不要
      不想繼續了
      scrap that
      no stop
      leave it for now
      不要理我
      剛剛按錯了
      誤觸
      手滑
      沒要做什麼
      停 我不要
      不用繼續
      先跳過
      不弄囉
      算啦
      那就先不要
      掰掰 先這樣
      cancel it
      nah forget it
      go back
      先放著
      這個之後再說
    `,
  ),
]
