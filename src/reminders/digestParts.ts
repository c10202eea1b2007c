import type { DateTime } from 'luxon'
import type { School } from '../school/calendar.ts'
import type { Duty } from '../school/duties.ts'
import type { Person } from '../school/person.ts'
import type { Around } from './digestAround.ts'
import type { DigestPart } from './digestPart.ts'
import { ofClass, ofDuty, ofLateTeachers, ofSeats, ofSession } from './digestPartsOfOffice.ts'
import { ofReceipt, ofStudentEntries, ofWindow } from './digestPartsOfStudent.ts'
import { ofTeacherEntries } from './digestPartsOfTeacher.ts'
import type { PlanSources } from './load/planState.ts'
import type { ReminderMatter } from './plan/reminder.ts'
import { windowsAt } from './plan/windows.ts'

/** What a digest's lines come to now: what was done meanwhile is no part of it. */
export async function digestParts(
  lines: readonly ReminderMatter[],
  person: Person,
  school: School,
  now: DateTime,
  sources: PlanSources,
): Promise<DigestPart[]> {
  const windows = windowsAt(school, now)
  let duties: Promise<Duty[]> | undefined
  const around: Around = {
    ...{ person, school, now, sources, windows },
    duties() {
      duties ??= sources.duties.list({ now })
      return duties
    },
  }
  const groups = [...grouped(lines)]
  const parts = await Promise.all(groups.map((group) => partsOf(group, around)))
  return parts.flat()
}

interface Group {
  kind: ReminderMatter['kind']
  student?: string
  lines: ReminderMatter[]
}

/** What is said in one sentence: matters of one kind and, for a guardian, of one student. */
function grouped(lines: readonly ReminderMatter[]): Group[] {
  const groups = new Map<string, Group>()
  for (const line of lines) {
    const isAlone = line.entry === undefined && line.kind !== 'teachers-late'
    const key = [line.kind, line.student ?? '', isAlone ? (line.about ?? '') : ''].join(' ')
    const group = groups.get(key)
    if (group) group.lines.push(line)
    else groups.set(key, { kind: line.kind, lines: [line], ...(line.student ? { student: line.student } : {}) })
  }
  return [...groups.values()]
}

async function partsOf({ kind, student, lines }: Group, around: Around): Promise<DigestPart[]> {
  const about = lines[0]?.about ?? ''
  switch (kind) {
    case 'draft-unsent':
    case 'returned':
      return ofStudentEntries(kind, idsOf(lines), student, around)
    case 'window-closing':
    case 'unselected':
      return ofWindow(kind, about, student, around)
    case 'unconfirmed':
      return ofReceipt(Number(about), student, around)
    case 'class-overview':
      return ofClass(about, around)
    case 'teachers-late':
      return ofLateTeachers(
        lines.map((line) => line.about ?? ''),
        around,
      )
    case 'duty':
    case 'meeting':
      return ofDuty(kind, about, around)
    case 'seat':
      return ofSeats(around)
    case 'training':
      return ofSession(Number(about), around)
    default:
      return ofTeacherEntries(kind, idsOf(lines), around)
  }
}

const idsOf = (lines: readonly ReminderMatter[]) => lines.flatMap(({ entry }) => entry ?? [])
