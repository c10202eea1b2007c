/** A command failed and has said why already: exit 1 without another word. */
export class Failure extends Error {
  constructor() {
    super('The command failed')
    this.name = 'Failure'
  }
}
