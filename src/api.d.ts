/**
 * What other extensions get from this one:
 *
 *     const extension = vscode.extensions.getExtension<AiGatewayAuth>('ai-gateway-tools.ai-gateway-auth');
 *     const { version, getStatus } = await extension.activate();
 *
 * No value of a credential, or part of one, is in any of it.
 */
import type { Event, Uri } from 'vscode';

export interface AiGatewayAuth {
  /** Grows when something here changes its meaning or goes; what is added leaves it as it is. */
  readonly version: 1;

  /**
   * Of the project that a file or folder of the workspace belongs to, or of the one in the status bar, which is also that
   * of a workspace folder with nothing but projects below it; `undefined` where nothing concerns the AI Gateway.
   */
  getStatus(folder?: Uri): Promise<GatewayStatus | undefined>;

  /** The status of the project in the status bar is another one, or the project is. Not fired for time that passes alone. */
  readonly onDidChangeStatus: Event<GatewayStatus | undefined>;

  /**
   * Gets a new OIDC token by `vercel env pull`, unless the one in effect has more than
   * `aiGatewayAuth.warnBeforeMinutes` left, or an API key is in effect. Asks nothing, and joins a refresh that is under
   * way. What can be expected to fail is an outcome, and does not reject.
   */
  refresh(folder?: Uri): Promise<RefreshResult>;
}

/** Fit for `JSON.stringify`. */
export interface GatewayStatus {
  readonly kind:
    | 'valid'
    /** In its last `aiGatewayAuth.warnBeforeMinutes`. */
    | 'expiring'
    | 'expired'
    /** Not valid yet, or this computer's clock is behind. */
    | 'early'
    /** A token is there, and of no use. */
    | 'badToken'
    | 'apiKey'
    | 'keyExpiring'
    | 'keyExpired'
    /** An API key is there, and of no use. */
    | 'badKey'
    | 'none'
    | 'unreadable';
  /** Which of the two variables requests send. */
  readonly inEffect: 'apiKey' | 'oidc' | undefined;
  /** An env file, or the environment that terminals start with. */
  readonly source: 'file' | 'shell' | undefined;
  /** The file that decides, that cannot be read, or that a new credential would go to, by its path in the project. */
  readonly file: string | undefined;
  /** In milliseconds since the epoch, where it is known. */
  readonly expiresAt: number | undefined;
  /** What is wrong or worth knowing, as codes, the gravest first; there may be more of them in later versions. */
  readonly issues: readonly string[];
  /** The name of the project. */
  readonly project: string;
}

export interface RefreshResult {
  readonly outcome: 'refreshed' | 'notNeeded' | 'cancelled' | 'failed';
  /** For people, in the language of the editor. */
  readonly message: string;
}
