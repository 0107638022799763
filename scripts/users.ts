// Pure edits of a guest's user database: the user gets the host's uid and gid; who has them already is renamed, never doubled.

export interface Accounts {
  readonly passwd: string;
  readonly group: string;
  readonly shadow: string;
  /** "" where the guest has none. */
  readonly gshadow: string;
}

export interface NewUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

type Row = string[];
const rows = (text: string): Row[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => line.split(':'));
const text = (table: readonly Row[]) => table.map(row => `${row.join(':')}\n`).join('');

export function withUser(accounts: Accounts, { name, uid, gid }: NewUser): Accounts {
  const passwd = rows(accounts.passwd);
  const former = passwd.find(row => row[2] === String(uid))?.[0];
  const gone = new Set([name, former]);
  const kept = passwd.filter(row => !gone.has(row[0]));
  const shell = 'bash';
  const group = rows(accounts.group)
    .filter(row => row[2] === String(gid) || !gone.has(row[0]))
    .map(row => [former === row[0] ? name : row[0]!, ...row.slice(1, 3), members(row[3], former, name)]);
  const names = new Set(group.map(row => row[0]));
  if (!group.some(row => row[2] === String(gid))) group.push([name, 'x', String(gid), '']);
  const locked = [name, '!', '19000', '0', '99999', '7', '', '', ''];
  const gshadow = rows(accounts.gshadow).filter(row => !gone.has(row[0]) && (names.has(row[0]!) || row[0] === ''));
  return {
    passwd: text([...kept, [name, 'x', String(uid), String(gid), '', `/home/${name}`, `/bin/${shell}`]]),
    group: text(group),
    shadow: text([...rows(accounts.shadow).filter(row => !gone.has(row[0])), locked]),
    gshadow:
      accounts.gshadow === ''
        ? ''
        : text([
            ...gshadow,
            ...group.filter(row => !gshadow.some(g => g[0] === row[0])).map(row => [row[0]!, '!', '', '']),
          ]),
  };
}

function members(list = '', former: string | undefined, name: string): string {
  return list
    .split(',')
    .map(member => (member === former ? name : member))
    .filter(Boolean)
    .join(',');
}
