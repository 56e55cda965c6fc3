import { create } from 'zustand';

interface JointToolStore {
  /** A joint that the network did not find: the next click says where it is. */
  readonly arming: string | null;
}

export const useJointTool = create<JointToolStore>(() => ({ arming: null }));
