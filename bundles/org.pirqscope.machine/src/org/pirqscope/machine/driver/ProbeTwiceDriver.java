package org.pirqscope.machine.driver;

import org.pirqscope.machine.version.LinuxRules;

/**
 * probe-twice: the pattern of nvme_reset_work without NVMe. Its probe sets one vector up, gives it back, and sets all
 * of
 * them up.
 */
final class ProbeTwiceDriver extends OnceDriver {

    ProbeTwiceDriver(LinuxRules rules, PciFunction function) {
        super("probe-twice", rules, function);
    }

    @Override
    public void load(Program program) {
        program.setUp(1, 1).giveBack(1, 1);
        setUp(2, program);
    }

    @Override
    public Ask ask(int phase, boolean recovering) {
        Ask all = super.ask(phase, recovering);
        return phase == 1 ? Ask.any(1, all.call()) : all;
    }
}
