import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The account of Debian under which mail lies. */
const mailUid = 8;
const isRoot = process.getuid?.() === 0;
const hasServers = existsSync('/usr/sbin/dovecot') && existsSync('/usr/sbin/postfix');

/** What a test says where there are no servers to start; where CI runs, they are there. */
export const skipWithoutMail =
  hasServers && isRoot
    ? false
    : process.env['CI'] === 'true'
      ? false
      : 'needs dovecot-imapd and postfix, and root to start them';

/** A mail host of the test's own: Postfix takes and bounces, Dovecot shows the boxes. Nothing of it leaves the machine. */
export async function mailHost({
  domain,
  boxes,
  routes = {},
}: {
  readonly domain: string;
  readonly boxes: readonly string[];
  /** Other domains, and the port on this machine where their server listens. */
  readonly routes?: Readonly<Record<string, number>>;
}) {
  const folder = await mkdtemp(join(tmpdir(), 'muong-mail-'));
  await chmod(folder, 0o755);
  const [smtpPort, imapPort] = [await freePort(), await freePort()];
  await mkdir(join(folder, 'boxes'));
  await chown(join(folder, 'boxes'), mailUid, mailUid);
  await Promise.all([
    writeFile(join(folder, 'users'), boxes.map((box) => `${box}:{PLAIN}secret\n`).join('')),
    writeFile(join(folder, 'maildirs'), boxes.map((box) => `${box}@${domain} ${box}/\n`).join('')),
    writeFile(
      join(folder, 'routes'),
      Object.entries(routes)
        .map(([to, port]) => `${to} smtp:[127.0.0.1]:${port}\n`)
        .join(''),
    ),
    // What a filter before the box would have found, for one sender.
    writeFile(
      join(folder, 'checks'),
      `checked.example PREPEND Authentication-Results: mail.${domain}; spf=pass smtp.mailfrom=checked.example; dkim=none\n`,
    ),
  ]);
  const stopImap = await startDovecot(folder, imapPort);
  const stopSmtp = await startPostfix(folder, domain, smtpPort);
  await Promise.all([listening(smtpPort), listening(imapPort)]);
  return {
    smtp: `smtp://127.0.0.1:${smtpPort}`,
    imap: (box: string) => `imap://${box}:secret@127.0.0.1:${imapPort}`,
    async stop(): Promise<void> {
      await stopSmtp();
      await stopImap();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startDovecot(folder: string, port: number) {
  const config = join(folder, 'dovecot.conf');
  await writeFile(
    config,
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = ${mailUid}
mail_location = maildir:${folder}/boxes/%n
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${mailUid} gid=${mailUid} home=${folder}/boxes/%n
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`,
  );
  const server = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}

async function startPostfix(folder: string, domain: string, port: number) {
  const config = join(folder, 'postfix');
  for (const each of [config, join(folder, 'spool'), join(folder, 'data')]) await mkdir(each);
  const postfix = Number(execFileSync('id', ['-u', 'postfix'], { encoding: 'utf8' }));
  await chown(join(folder, 'data'), postfix, postfix);
  await writeFile(
    join(config, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/postfix.log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtp_dns_support_level = disabled
myhostname = mail.${domain}
myorigin = ${domain}
mydestination =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = ${domain}
virtual_mailbox_base = ${folder}/boxes
virtual_mailbox_maps = texthash:${folder}/maildirs
virtual_minimum_uid = 1
virtual_uid_maps = static:${mailUid}
virtual_gid_maps = static:${mailUid}
transport_maps = texthash:${folder}/routes
smtpd_sender_restrictions = check_sender_access texthash:${folder}/checks
smtpd_recipient_restrictions = permit_mynetworks, reject
`,
  );
  const unix = [
    'bounce',
    'defer bounce',
    'trace bounce',
    'virtual',
    'smtp',
    'relay smtp',
    'error',
    'retry error',
    'proxymap',
    'anvil',
    'scache',
  ];
  await writeFile(
    join(config, 'master.cf'),
    [
      `127.0.0.1:${port} inet n - n - - smtpd`,
      'cleanup unix n - n - 0 cleanup',
      'qmgr unix n - n 300 1 qmgr',
      'rewrite unix - - n - - trivial-rewrite',
      'postlog unix-dgram n - n - 1 postlogd',
      ...unix.map((each) => {
        const [name, program = name] = each.split(' ');
        // Who writes into people's boxes must become them.
        const isPlain = program === 'virtual' ? 'n' : '-';
        return `${name} unix - ${isPlain} n - ${program === 'bounce' ? '0' : '-'} ${program}`;
      }),
      '',
    ].join('\n'),
  );
  execFileSync('/usr/sbin/postfix', ['-c', config, 'start'], { stdio: 'ignore' });
  return async () => {
    execFileSync('/usr/sbin/postfix', ['-c', config, 'stop'], { stdio: 'ignore' });
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Waits until the server answers; a minute is long enough anywhere. */
async function listening(port: number): Promise<void> {
  for (const until = Date.now() + 60_000; ; ) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      }).once('error', () => resolve(false));
    });
    if (isUp) return;
    if (Date.now() > until) throw new Error(`nothing listens on ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
