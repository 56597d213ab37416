import { type ObjectStore, openObjects } from "../git/objects.ts";
import { hardenedEnvironment } from "../git/run-git.ts";

export interface StoredObject {
  readonly id: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Reads objects of a repository by name, of a draft also from its index (`:<path>`). Every promise may fail with GitError. */
export class ObjectReader implements Disposable {
  readonly #objects: ObjectStore;

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.#objects = openObjects({ dir: cwd, env: hardenedEnvironment(env) });
  }

  /** Null when git knows no single object of that name: an id, its unique start, `<commit>:<path>` or `:<path>`. */
  async read(name: string): Promise<StoredObject | null> {
    const object = name.includes("\n") ? null : await this.#objects.read(name);
    return object && { id: object.id, type: object.type, content: Buffer.from(object.content, "latin1") };
  }

  [Symbol.dispose](): void {
    this.#objects[Symbol.dispose]();
  }
}
