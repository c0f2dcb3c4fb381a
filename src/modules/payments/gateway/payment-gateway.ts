/** What a gateway says of one payment. Only its own signature or its own answer makes it true, never a browser. */
export interface GatewayAnswer {
  readonly reference: string;
  /** `unknown`: it never heard of the reference. */
  readonly outcome: 'paid' | 'pending' | 'failed' | 'unknown';
  /** Of a payment: the gateway's own number for it, what was paid, and when by its clock. */
  readonly paid?: {
    readonly transaction: string;
    readonly amountVnd: number;
    readonly at: Temporal.Instant;
  };
  readonly message: string;
}

/** What is asked to be paid. */
export interface ChargeRequest {
  readonly reference: string;
  readonly amountVnd: number;
  readonly at: Temporal.Instant;
  /** What stands on the payer's statement. */
  readonly description: string;
  readonly payerName: string;
  readonly dossierCode: string;
  readonly procedureName: string;
  readonly agency: { readonly code: string; readonly name: string };
  readonly account: BankAccount;
  readonly lines: readonly {
    readonly kind: string;
    readonly label: string;
    readonly amountVnd: number;
    readonly budget?: { readonly chapter: string; readonly subItem: string };
  }[];
}

/** Where the money goes. */
export interface BankAccount {
  /** Six digits: the bank's number with NAPAS. */
  readonly bankBin: string;
  readonly number: string;
  readonly holder: string;
  readonly bankName: string;
}

/**
 * A payment gateway. The reference is the key: `open` with one it knows gives the same payment again, so asking twice
 * never charges twice.
 */
export interface PaymentGateway {
  readonly name: string;
  /** The page to pay on. @throws GatewayAway when it cannot be known whether it was heard */
  open(request: ChargeRequest): Promise<{ readonly payUrl: string }>;
  /** @throws GatewayAway */
  query(reference: string, at: Temporal.Instant): Promise<GatewayAnswer>;
  /** What a callback says, or nothing when it is not the gateway's. */
  readCallback(body: unknown): GatewayAnswer | undefined;
}

/** No answer, or none that can be understood: whatever was asked must be asked again, with the same reference. */
export class GatewayAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GatewayAway';
  }
}
