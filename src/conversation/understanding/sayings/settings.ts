import { type Sayings, saying } from './saying.ts'

/** How the assistant speaks, and how often. */
export const settings: readonly Sayings[] = [
  saying(
    'notification.settings',
    { action: 'mute' },
    `
      不要一直通知我
      可以不要一直傳訊息嗎
      關閉通知
      關掉提醒
      你好吵
      不要再提醒我了
      暫停通知
      靜音
      晚上不要傳通知給我
      一天到晚跳通知很煩
      mute notifications
      stop reminding me
      关闭通知
      訊息太多ㄌ 少傳一點
      請不要在上課的時候傳提醒
      stop spamming me
      可不可以不要每天一直跳提醒
      通知給我關掉啦
      先別吵我
      我不想再收到任何通知了
      請關閉所有推播
      can you stop sending notifications
      半夜不要傳啦
      別再叮我了
      關提醒
      訊息太頻繁了可以減少嗎
      考試週不要吵我
      以後不用通知我
      please turn notifications off
      I don't want to receive notifications
      too many messages
      一直叮咚叮咚很吵
      有事再叫我
      提醒太多了 關掉好嗎
      可以讓它安靜一點嗎
      每天早上七點就叮 可以不要嗎
      pause reminders please
      勿擾模式
      晚上不要再跳訊息
      上課的時候不要吵我
      一直叮咚叮咚很煩
      提醒太頻繁了
      少傳一點提醒
      一週提醒一次就夠了
      不要每天都傳
      別再提醒我截止了
      把推播關一關
      不想再收到這些訊息
      turn on do not disturb
      dnd please
      stop sending me stuff
      不要通知了
      通知可不可以停掉
      太吵了關通知
      假日不要傳通知
      晚上不要提醒
      停止推播
      拜託安靜
      我不需要提醒
      消音
      取消所有提醒
      no notifications please
      get rid of the reminders
      我不想收到通知
      不要再讓我收到任何提醒
      我不要收推播
      不需要提醒我
      don't send me notifications anymore
    `,
  ),
  saying(
    'notification.settings',
    { action: 'unmute' },
    `
      開啟通知
      打開通知
      我想重新收到提醒
      通知開回來
      截止前記得提醒我
      以後有截止日都提醒我
      取消靜音
      我沒收到通知 幫我打開
      unmute
      turn reminders back on
      提醒幫我開
      我想要收到截止提醒
      通知好像被我關掉了 可以再打開嗎
      enable notifications
      我想要有提醒
      重新開啟提醒功能
      有事要叫我喔
      every deadline, remind me
      I want to get reminders again
      turn on notifications
      start notifying me
      幫我打開截止日提醒
      我想再收到通知
      快截止的時候通知我
      到期前記得敲我
      有認證結果要跟我說
      被退件要通知我喔
      開啟推播
      我想要收到提醒
      怎麼都沒通知我 幫我打開
      把通知開回來
      可以每天提醒我嗎
      請在截止前一天提醒我
      let me know before the deadline
      I'm not getting any reminders, turn them on
      繼續提醒我
      再提醒我
      以後都要提醒我
      明天提醒我上傳
      記得提醒我
      到時候叫我一下
      想收推播
      幫我開啟通知功能
      恢復提醒
      解除靜音
      turn notifications back on
      keep me posted
      認證完的通知我也要
      老師認證完通知我
      有認證好跟我說一聲
    `,
  ),
  saying(
    'notification.settings',
    { action: 'show' },
    `
      我的通知設定是什麼
      我會收到哪些提醒
      通知現在是開的還是關的
      what notifications do I get?
      通知關了沒
      我目前的通知狀態
      都會通知些什麼
      am I getting reminders?
      提醒現在開著嗎
      我有訂閱什麼通知
      查通知設定
      which notifications are on
      要怎麼知道我有沒有開通知
      what kind of reminders will you send me
      我的通知是開還是關
      現在會收到哪些提醒
      查通知狀態
      我有關掉通知嗎
      你會在什麼時候提醒我
      what notifications am I getting
      我是不是靜音了
      靜音了沒
      我有收通知嗎
      提醒開著嗎
      看通知設定狀態
      are my notifications on
      截止前會通知我嗎
      你會提醒我嗎
      後天前會不會提醒
      會不會自動通知我
    `,
  ),
  saying(
    'notification.settings',
    {},
    `
      調整通知
      更改提醒設定
      提醒設定
      notification settings
      通知偏好設定
      reminder settings
      通知要去哪裡調
      改通知時間
      調整通知頻率
      提醒可以設定嗎
      通知要在哪裡改
      notification preferences
      我想選要收哪些通知
      通知能自己選嗎
      提醒時間改一下
      管理我的通知
      change reminder settings
      通知種類可以挑嗎
      可以自己決定收哪些通知嗎
      提醒開關
      通知的開關在哪裡
    `,
  ),
  saying(
    'language.set',
    {},
    `
      speak English please
      英文
      中文
      切換成中文
      請改用英文
      講中文啦
      我看不懂英文
      我想用英文
      change language
      語言設定
      切換語言
      English please
      can you use Chinese
      換回中文
      英文介面
      I can't read Chinese, use English
      set language to English
      改成繁體中文
      可以講中文嗎
      说中文
      我是外籍老師 please use english
      中文版
      可以換英文嗎
      我要中文介面
      用中文回答我
      切到英文模式
      Could you talk to me in English?
      I prefer Chinese
      我不太會中文
      請切換語言
      language
      改英文
      english
      用英文回
      我要看中文的
      切中文
      能說國語嗎
      switch to English mode
      can you speak Chinese
      英文版在哪
      能不能講英文
      可以講中文嗎我看不懂
      Switch the language to Chinese
      我要英文的介面
      可以講英文嗎
      我看不懂 用英文
      改成中文介面
      中文模式謝謝
      change back to Chinese
      my Chinese is bad, English please
      切回中文
      能不能換個語言
      speak Chinese
      英文版
      我想要中文
      我要看英文
      介面改英語
      用國語
      請用英文回覆
      說英文
      change to english
      speak english
      in chinese please
    `,
  ),
]
