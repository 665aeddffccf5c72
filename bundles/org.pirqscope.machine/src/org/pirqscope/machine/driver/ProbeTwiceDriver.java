package org.pirqscope.machine.driver;

/**
 * probe-twice: the pattern of nvme_reset_work without NVMe. Its probe sets one vector up, gives it back, and sets all
 * of
 * them up.
 */
final class ProbeTwiceDriver extends OnceDriver {

    private final Ask one;

    ProbeTwiceDriver(DriverRules rules, PciFunction function) {
        super("probe-twice", rules, function);
        this.one = Ask.any(1, Ask.Call.of(rules.vectors()));
    }

    @Override
    public void load(Program program) {
        program.setUp(1, 1).giveBack(1, 1);
        setUp(2, program);
    }

    @Override
    public Ask ask(int phase, boolean recovering) {
        return phase == 1 ? one : super.ask(phase, recovering);
    }
}
