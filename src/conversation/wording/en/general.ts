import { yphs1120504 } from '../../../regulation/rulesets/yphs-112-05-04.ts'
import { type Menu, menusOf } from '../asks.ts'
import { askButton, presses } from '../presses.ts'
import type { general as zhTW } from '../zh-TW/general.ts'
import { ask } from './buttons.ts'
import { networkNames, roleNames } from './names.ts'

/** More roles than these are not named one by one. */
const namedAtMost = 5
const keptYears = yphs1120504.retention.years.value
const menus = menusOf(ask)

/** What is said to anyone. */
export const general: typeof zhTW = {
  networks: networkNames,
  menus,
  academicAffairs: 'the Office of Academic Affairs',

  privacyNotice: (school, channel, contact) => ({
    title: 'Privacy notice',
    lines: [
      `${school} (Office of Academic Affairs) uses this account for student learning portfolios.`,
      {
        label: 'What is kept',
        value:
          'Your name, school number, class and courses, the files and descriptions you upload, what was certified and selected, and the id of this chat account. Never your national id number or birthday.',
      },
      {
        label: 'What for',
        value: 'Uploading, certifying, selecting, submitting and confirming portfolios, and reminders of deadlines.',
      },
      {
        label: 'How long',
        value: `Chat texts 30 days. Portfolio data ${keptYears} years after you leave the school, and only then may it be deleted (Supplementary Regulations, §8).`,
      },
      {
        label: 'By way of',
        value: `${networkNames[channel]}. Messages pass through that company's servers. If you would rather not, unbind at any time and come to the Office of Academic Affairs.`,
      },
      {
        label: 'Your rights',
        value: `You may ask to see, copy or correct it, or have its use stopped or the data deleted, except what the law requires to be kept. Please ask ${contact}.`,
      },
    ],
    note: 'Personal Data Protection Act, Article 8; Supplementary Regulations, §8',
    buttons: [askButton('I see. How to bind?', 'account.bind')],
  }),

  welcome: (school) => ({
    title: 'licheng, for learning portfolios',
    lines: [
      `I help with learning portfolios at ${school}. Students ask "how many are left" or simply send a file. Teachers certify right here.`,
      'Please read the notice below, then send me your binding code, such as K7QF-39MX. Your homeroom teacher or the Registrar has it.',
    ],
  }),

  welcomeBack: (name, buttons) => ({ lines: [`Welcome back, ${name}. What would you like to do?`], buttons }),

  help: (kind, name) => {
    const what: Record<Menu, string[]> = {
      student: [
        '"How many are left": places and deadlines',
        'Send a file, or say "upload an outcome"',
        '"Record diverse performance": competitions, licences, service',
        '"Send for certification", "edit #12", "delete #12"',
        '"Has it been certified yet", "are my files still there"',
        '"I want to select", "what have I selected": for the central database',
        'Ask about the rules: "is mp4 allowed", "can I upload late"',
      ],
      teacher: [
        '"What is waiting for me": entries to certify',
        '"Certify #12", "return #12 not for this course"',
        '"Certify all" shows the list and asks once more',
        'Ask about the rules: "until when can I certify"',
      ],
      homeroom: [
        '"Class progress": who has not sent anything in yet',
        '"What is waiting for me": entries to certify',
        '"Remind my class" of a deadline',
        'Ask about the rules: "until when can I certify"',
      ],
      office: [
        '"My duties": what is not done yet',
        '"Submission progress": how far it is',
        'Ask about the rules: "how long are files kept"',
      ],
      other: ['"When is the deadline": dates', 'Ask about the rules: "is mp4 allowed"'],
    }
    return {
      title: name ? `${name}, I can help with:` : 'I can help with:',
      lines: what[kind],
      note: 'Say "speak Chinese" to change the language, or "unbind" to have this account forgotten.',
      buttons: menus[kind],
    }
  },

  jobOverview: 'Job overview',

  mustBind: (contact) => ({
    lines: [
      'For this I need to know who you are. Please send me your binding code, such as K7QF-39MX.',
      `No code yet? Students get it from their homeroom teacher or the Registrar, staff from the system administrator (${contact}).`,
    ],
    buttons: [ask('help'), ask('deadline.ask')],
  }),

  notForYou: (askers) => ({
    lines: [
      `This is for: ${askers.length > namedAtMost ? 'the school’s offices' : askers.map((role) => roleNames[role]).join(', ')}. Your account is not one of them.`,
      'If that is wrong, please ask the Registrar.',
    ],
    buttons: [ask('account.whoami'), ask('help')],
  }),

  notUnderstood: (buttons) => ({
    lines: ['I did not understand that, or it is not mine to do. Try other words, or press a button.'],
    buttons: [...buttons, ask('help')],
  }),

  tooLong: (characters) => ({
    lines: [
      `That message has ${characters} characters, and I read 5,000 at a time. Please send it in parts. What you gave me before is still here.`,
    ],
  }),

  notReadable: (buttons) => ({
    lines: ['I cannot read stickers, places or calls. Please tell me in words, or press a button.'],
    buttons,
  }),

  filesAreForStudents: () => ({
    lines: [
      'I did not keep that file: sending one here is how students upload outcomes.',
      "To see a student's file, press the button on its card.",
    ],
    buttons: [ask('certification.pending')],
  }),

  broken: (reference) => ({
    lines: [
      'Something went wrong on my side, and that step was not done. What you gave me is still here. Please try again.',
    ],
    note: `If it happens again, tell the Office of Academic Affairs this number: ${reference}`,
    buttons: [ask('artifact.list'), ask('help')],
  }),

  cancelled: () => ({ lines: ['All right, we leave it. Your drafts are still here.'] }),
  nothingToCancel: () => ({ lines: ['There is nothing half done.'], buttons: [ask('help')] }),

  answeredAlready: () => ({ lines: ['You have answered this already. It is not done twice.'] }),
  questionGone: () => ({
    lines: ['That button belongs to an old question. Nothing was changed. Please say again what you would like.'],
    buttons: [ask('artifact.list'), ask('help')],
  }),

  maybeUnheard: (outcome) => ({ lines: [`My last answer may not have reached you. It was: ${outcome}`] }),

  languageIs: (_lang) => ({ lines: ['Good, I will speak English from now on.'] }),
  whichLanguage: () => ({
    lines: ['Which language? 要用哪一種語言？'],
    buttons: [
      askButton('中文', 'language.set', { lang: 'zh-TW' }),
      askButton('English', 'language.set', { lang: 'en' }),
    ],
  }),

  settings: (muted, changed, networks, chosen) => ({
    lines: [
      `${changed ? 'Done. ' : ''}Reminders are ${muted ? 'off' : 'on'}.`,
      muted
        ? 'Requests, decisions, broadcasts of the school and the legal deadlines of a last day still come.'
        : 'One digest a day at most; what closes today is said besides.',
      ...(networks.length > 1
        ? [chosen ? `Everything goes to ${networkNames[chosen]}.` : 'They go where you last wrote to me.']
        : []),
    ],
    buttons: [
      muted
        ? askButton('Turn reminders on', 'notification.settings', { action: 'unmute' })
        : askButton('Turn reminders off', 'notification.settings', { action: 'mute' }),
      ...(networks.length > 1 ? networks.filter((network) => network !== chosen) : []).map((network) => ({
        label: `All to ${networkNames[network]}`,
        press: presses.act('settings.network', network),
      })),
      ...(chosen ? [{ label: 'Where I last wrote', press: presses.act('settings.network', '') }] : []),
    ],
  }),

  groupHello: () => ({
    lines: [
      'Hello, I am licheng. For your own matters, please write to me directly. In a group I say nothing about anyone.',
    ],
  }),
  askInPrivate: () => ({ lines: ['That is personal. Please ask me in a direct chat.'] }),
}
