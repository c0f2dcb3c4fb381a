import { fileURLToPath } from 'node:url';

/** Settings of LibreOffice that are not its own: by path and name. */
const settings: readonly (readonly [path: string, name: string, value: string])[] = [
  ['Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  // Never, rather than always or on request.
  ['Writer/Content/Update', 'Link', '2'],
];

/** `registrymodifications.xcu` of a profile in which nothing runs and nothing is fetched. */
export const profileSettings = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${settings.map(([path, name, value]) => `<item oor:path="/org.openoffice.Office.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`).join('\n')}
</oor:items>
`;

const tinos = fileURLToPath(
  new URL('.', import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
);

/** The fonts of the machine, with Tinos in the place of Times New Roman. */
export const fontSettings = (cacheFolder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${new URL('..', `file://${tinos}`).pathname}</dir>
<cachedir>${cacheFolder}</cachedir>
<match target="pattern"><test name="family"><string>Times New Roman</string></test><edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match>
</fontconfig>
`;
