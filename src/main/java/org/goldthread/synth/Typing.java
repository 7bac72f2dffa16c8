package org.goldthread.synth;

/** What becomes of a form's content between the client's mouth and the database. */
interface Typing {
  /** Everything is typed as it was said. */
  Typing FAULTLESS =
      new Typing() {
        @Override
        public void fill(ClientRecord record, int slot) {}

        @Override
        public void type(ClientRecord record, int slot, Item item) {}
      };

  /** Types all that a record holds about the person in a slot. */
  void fill(ClientRecord record, int slot);

  /** Types an item anew. */
  void type(ClientRecord record, int slot, Item item);
}
