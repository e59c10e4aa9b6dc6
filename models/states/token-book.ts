import type { ExecutionRecord } from './record';
import { Refusal } from './refusal';

/** Whose task tokens are whose, in one region. A token is Base64, as AWS's are. */
export class TokenBook {
  private readonly holders = new Map<string, ExecutionRecord>();

  constructor(
    private readonly region: string,
    private readonly newId: () => string,
  ) {}

  issue(record: ExecutionRecord): string {
    const token = Buffer.from(`${this.region}/${this.newId()}`).toString('base64');
    this.holders.set(token, record);
    return token;
  }

  /**
   * The execution whose task it is. Throws InvalidToken for what no region here can have issued,
   * TaskDoesNotExist for a token of another region.
   */
  holder(token: string): ExecutionRecord {
    const record = this.holders.get(token);
    if (record !== undefined) return record;
    if (!/^[a-z0-9-]+\/.+$/.test(Buffer.from(token, 'base64').toString())) {
      throw new Refusal('InvalidToken', "Invalid Token: 'Invalid token'");
    }
    throw new Refusal('TaskDoesNotExist', `Task Does Not Exist: '${token}'`);
  }
}
