const names: Readonly<Record<string, string>> = {
  password: 'mật khẩu',
  totp: 'ứng dụng xác thực',
  demo: 'bản giới thiệu',
};

/** Who did something, and how they had proven that it was they, where the act asked for it: "Mai, xác nhận bằng mật khẩu". */
export function withProof(name: string, { proof }: { readonly proof?: { readonly by: string } }): string {
  return proof ? `${name}, xác nhận bằng ${names[proof.by] ?? proof.by}` : name;
}
