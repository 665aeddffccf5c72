package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;

/** A driver of a GPU: one vector, whose handler completes fences (docs/domain.md 2.7). */
abstract class GpuDriver extends ProbedDriver {

    private final DriverFunction handler;
    private final DriverFunction fence;

    /** @param drm the file in which probe, removal and fence stand */
    GpuDriver(
            DriverRules rules,
            String name,
            DriverFunction probe,
            DriverFunction remove,
            Ask ask,
            DriverFunction handler,
            String drm) {
        super(rules, name, probe, null, remove, ask);
        this.handler = handler;
        this.fence = DriverFunction.command("fence", drm);
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return handler;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return "a fence";
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return fence;
    }
}
