import type { DateTime } from 'luxon'
import type { EntryFile } from '../../../portfolio/entry.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import type { DescriptionVerdict } from '../../../regulation/description.ts'
import type { AllowedTypes, FileRole, FileVerdict } from '../../../regulation/fileLimits.ts'
import type { Course } from '../../../school/courses.ts'
import type { FileTrouble } from '../../channel.ts'
import type { Button, Line, Reply } from '../../message.ts'
import { megabytes, wholeMegabytes, zhInstant } from '../format.ts'
import { basis } from './citations.ts'
import { fileLines, ownLine } from './entryLines.ts'
import { fileRoleNames } from './names.ts'

const allowedNames = (allowed: AllowedTypes) => `文件檔 ${allowed.document.join('、')}，影音檔 ${allowed.av.join('、')}`

const keptBy = basis({ basis: 'regulation', clause: '§八', rule: 'R-12' })

/** What people call a media type that is not accepted. */
const receivedNames: Record<string, string> = {
  'image/heic': 'iPhone 的 HEIC 照片（相機設定選「最相容」，或截圖成 PNG）',
  'application/x-cfb': '舊版 Office 檔（請另存成 PDF）',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word 檔（請另存成 PDF）',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint 檔（請另存成 PDF）',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel 檔（請另存成 PDF）',
  'application/zip': 'ZIP 壓縮檔',
  'video/quicktime': 'iPhone 的 MOV 影片（請轉成 mp4）',
  'audio/x-m4a': 'm4a 錄音（請轉成 mp3）',
  'image/gif': 'GIF 圖檔',
  'image/webp': 'WebP 圖檔（請另存成 jpg 或 png）',
}

type GivenFile = Pick<EntryFile, 'name' | 'bytes' | 'role'>

/** What has been given so far, at the head of the next question. */
const given = (files: GivenFile[], course: string | undefined): Line[] => [
  ...fileLines(files),
  ...(course ? [{ label: '課程', value: course }] : []),
]

/** Handing in a course outcome, step by step. */
export const handIn = {
  askFile: (course: string | undefined, allowed: AllowedTypes, cancel: Button): Reply => ({
    lines: [
      ...given([], course),
      '請把檔案傳給我：一個文件檔、一個影音檔，或兩個都給。',
      `可以收：${allowedNames(allowed)}。`,
    ],
    buttons: [cancel],
    alt: '請傳檔案',
  }),

  askCourse: (files: GivenFile[], warnings: string[], office: string, choices: Button[], tail: Button[]): Reply => ({
    lines: [
      ...given(files, undefined),
      ...warnings,
      files.length > 0 ? '收到了。這是哪一門課的？' : '是哪一門課的成果？',
      ...(choices.length === 0
        ? [`目前沒有可以上傳的課：不是沒有學分，就是修課名單還沒匯入。請找${office}；檔案我先留著。`]
        : ['也可以直接打課名。']),
    ],
    buttons: [...choices, ...tail],
    alt: '是哪一門課的成果？',
  }),
  courseLabel: (course: Course, several: boolean): string =>
    several ? `${course.name}（${course.term}）` : course.name,
  moreCourses: '其他課程',
  notMyCourse: '都不是',
  cancel: '算了',

  noSuchCourse: (typed: string, office: string): Reply => ({
    lines: [
      '你的修課裡沒有這門課。請從按鈕選，或打完整課名。',
      `你打的是「${typed}」。名單有錯請找${office}；你給的檔案還留著。`,
    ],
  }),

  askDescription: (files: GivenFile[], course: string, warnings: string[], cancel: Button, maxHan: number): Reply => ({
    lines: [...given(files, course), ...warnings, `最後，請打這件成果的簡述（必填，${maxHan} 個中文字以內，含標點）。`],
    note: '簡述要自己寫；我不代寫。',
    buttons: [cancel],
    alt: '請打簡述',
  }),

  descriptionRefused: (verdict: Extract<DescriptionVerdict, { verdict: 'refused' }>): Reply => {
    const counts = `中文字與全形標點 ${verdict.han} 字，全部 ${verdict.visible} 字`
    const what =
      verdict.reason === 'empty'
        ? '簡述是空的，這是必填。'
        : `簡述太長：${counts}；上限${verdict.reason === 'tooManyHan' ? `中文 ${verdict.limit} 字` : `總共 ${verdict.limit} 字`}。`
    return { lines: [what, '請再打一次，檔案和課程都還在。'], note: basis(verdict.citation) }
  },
  descriptionCounted: (verdict: DescriptionVerdict): string =>
    verdict.verdict === 'warn'
      ? `簡述中文 ${verdict.han} 字、全部 ${verdict.visible} 字，超過 ${verdict.limit}；收下了，但別的平台可能只算到 ${verdict.limit}。`
      : `簡述中文 ${verdict.han} 字、全部 ${verdict.visible} 字。`,

  fileRefused: (verdict: Extract<FileVerdict, { verdict: 'refused' }>, name: string | undefined): Reply => {
    const which = name ? `「${name}」` : '這個檔案'
    switch (verdict.reason) {
      case 'empty':
        return { lines: [`${which}是空的（0 位元組），沒有收下。請打開確認內容後再傳一次。`] }
      case 'type': {
        const received = verdict.received
          ? (receivedNames[verdict.received] ?? `不在清單上的格式（${verdict.received}）`)
          : '認不出來的格式'
        return {
          lines: [
            `${which}沒有收下。收到的是：${received}。`,
            `可以收：${allowedNames(verdict.allowed)}。看的是內容，改副檔名沒有用。`,
          ],
          note: basis(verdict.citation),
        }
      }
      case 'tooLarge':
        return {
          lines: [
            `${which}太大，沒有收下：${fileRoleNames[verdict.role]}每件上限 ${wholeMegabytes(verdict.maxBytes)}。`,
            '壓縮、降低解析度或剪短後再傳一次。',
          ],
          note: basis(verdict.citation),
        }
      case 'secondOfRole':
        return { lines: [`一件成果只能有一個${fileRoleNames[verdict.role]}。`], note: basis(verdict.citation) }
    }
  },
  largeFile: (role: FileRole, bytes: number): string =>
    `${fileRoleNames[role]} ${megabytes(bytes)}，收下了；有的平台把 1 MB 算成 1,000,000 位元組，會嫌太大，能小一點更保險。`,

  second: (role: FileRole, old: string, next: string, replace: Button, another: Button, keep: Button): Reply => ({
    title: `已經有一個${fileRoleNames[role]}了`,
    lines: [`這件成果裡已經有「${old}」，一件只能有一個${fileRoleNames[role]}。「${next}」要怎麼辦？`],
    buttons: [replace, another, keep],
    alt: `已經有一個${fileRoleNames[role]}了`,
  }),
  replace: '換成這個',
  another: '另開一件',
  keepOld: '維持原來的',
  replaced: (role: FileRole): string => `已換成新的${fileRoleNames[role]}。`,
  anotherBegins: '好，先完成第一件；做完後再傳一次這個檔案，就會另開一件。',

  set: (count: number | undefined): string =>
    `你一次傳了${count ? ` ${count} 張` : '好幾張'}照片。一件成果只能有一個文件檔，我先用其中一張；要全部放進去，請合成一個 PDF 再傳。`,

  /** `maxBytes`: the limit of each role, which the network's own refusal does not know. */
  trouble: (trouble: FileTrouble, maxBytes: Record<FileRole, number>): Reply => {
    const why: Record<FileTrouble, string> = {
      gone: '檔案在聊天室裡已經收回或過期，我拿不到了。請再傳一次。',
      notReady: '檔案還在轉檔，等了 40 秒還沒好。請過一會兒再傳一次。',
      tooLarge: `檔案太大，沒有收下：文件檔上限 ${wholeMegabytes(maxBytes.document)}，影音檔上限 ${wholeMegabytes(maxBytes.av)}。請壓縮或剪短後再傳。`,
      empty: '檔案是空的（0 位元組），沒有收下。請打開確認內容後再傳一次。',
      unavailable: '檔案暫時拿不到，沒有收下。請過一會兒再傳一次；你之前給的都還在。',
    }
    return { lines: [why[trouble]] }
  },

  /** In the last hour the first question says what lateness means. */
  lastHour: (closesAt: DateTime, now: DateTime): string =>
    `上傳 ${zhInstant(closesAt, now)} 截止。截止前課程、檔案、簡述三樣都給齊才算數，缺的視同放棄。`,

  unsent: (name: string): Reply => ({
    lines: [`你收回了「${name}」，我也把它拿掉了。其他的還在；要繼續就再傳一個檔案。`],
  }),
  unsentKept: (id: number): Reply => ({
    lines: [`你收回了一個檔案。它在 #${id} 裡，已經送出過，學校平台會照規定保存。`],
    note: keptBy,
  }),

  editWhat: (id: number, course: string, choices: Button[]): Reply => ({
    title: `修改 #${id} ${course}`,
    lines: ['要改什麼？也可以直接傳新的檔案。改完會變成草稿，要再按一次送出認證。'],
    buttons: choices,
    alt: `修改 #${id}`,
  }),
  whichToEdit: (views: EntryView[], buttons: Button[]): Reply => ({
    lines: ['要改哪一件？', ...views.map(ownLine)],
    buttons,
  }),
  nothingToEdit: (): Reply => ({ lines: ['0 件可以改：只有草稿和被退回的能修改，認證中的先撤回。'] }),
  editDescription: '改簡述',
  editFile: '換檔案',
  removeFile: (role: FileRole): string => `拿掉${fileRoleNames[role]}`,
  askNewDescription: (id: number, old: string, cancel: Button, maxHan: number): Reply => ({
    title: `修改 #${id} 的簡述`,
    lines: [{ label: '現在', value: old }, `請打新的簡述（${maxHan} 個中文字以內，含標點）。`],
    buttons: [cancel],
    alt: `修改 #${id} 的簡述`,
  }),
  askNewFile: (id: number, allowed: AllowedTypes, cancel: Button): Reply => ({
    lines: [`請傳 #${id} 的新檔案；同一種的會換掉舊的，另一種的會加上去。`, `可以收：${allowedNames(allowed)}。`],
    buttons: [cancel],
    alt: `修改 #${id} 的檔案`,
  }),
  needsOneFile: (): Reply => ({ lines: ['一件成果至少要有一個檔案，所以不能只拿掉它；請直接傳新的來換。'] }),
  edited: (id: number): string => `#${id} 改好了，現在是草稿，還沒送出。`,
}
