/** What a network that completes what is typed may know of courses: one's own, or one's ward's under a grant. */
export interface OwnCourses {
  /** The courses for which the account's holder can hand something in now; none where nobody is bound to it. */
  of(account: string): Promise<{ id: string; name: string }[]>
}
