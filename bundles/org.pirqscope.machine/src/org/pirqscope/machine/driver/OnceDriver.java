package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;

/**
 * once: stands for a driver that is not simulated. Its probe sets all its vectors up once, by whatever mode can be had,
 * and it goes on whatever it loses.
 */
class OnceDriver extends ProbedDriver {

    private static final String NONE = "no driver of Linux";
    private static final DriverFunction USE = DriverFunction.queueCommand("interrupt", NONE, "entry");
    private static final DriverFunction HANDLER = DriverFunction.handler("handler", NONE);

    OnceDriver(DriverRules rules, PciFunction function) {
        this("once", rules, function);
    }

    OnceDriver(String name, DriverRules rules, PciFunction function) {
        super(
                rules,
                name,
                DriverFunction.probe("probe", NONE),
                null,
                DriverFunction.remove("remove", NONE),
                Ask.any(function.vectors(), Ask.Call.of(rules.vectors())));
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return HANDLER;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return "what needs entry " + entry;
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return USE;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return null;
    }
}
