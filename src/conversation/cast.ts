/** A person of the demo school, as the simulator offers them. */
export interface CastMember {
  /** The simulator account that stands for the person; for `unbound` it is bound to nobody yet. */
  account: string
  name: string
  /** Roles and class in words, such as 「101 班學生」 and "student of class 101". */
  description: { 'zh-TW': string; en: string }
  /** Who is most worth playing stands first. */
  group: 'student' | 'teacher' | 'homeroom' | 'office' | 'unbound'
  /** For `unbound`: a live binding code to try. */
  code?: string
}

/** What the simulator may know of people: who can be played. */
export interface Cast {
  members(): Promise<CastMember[]>
}
