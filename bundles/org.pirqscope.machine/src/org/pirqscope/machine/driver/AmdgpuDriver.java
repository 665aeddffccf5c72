package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.version.LinuxRules;

/**
 * amdgpu: one vector by MSI-X or MSI, else INTx; a timer finds fences whose interrupt is lost
 * (drivers/gpu/drm/amd/amdgpu/amdgpu_irq.c, amdgpu_irq_init, and amdgpu_fence.c, Linux 6.1.192; docs/domain.md 2.7).
 */
final class AmdgpuDriver extends ProbedDriver {

    private static final String AMDGPU = "drivers/gpu/drm/amd/amdgpu/";
    private static final DriverFunction FENCE = DriverFunction.command("fence", AMDGPU + "amdgpu_fence.c");
    private static final DriverFunction HANDLER = DriverFunction.handler("amdgpu_irq_handler", AMDGPU + "amdgpu_irq.c");
    private static final DriverLine FALLBACK = (name, bdf, queue) -> "[drm] Fence fallback timer expired on ring gfx";

    private final Ask ask;

    AmdgpuDriver(LinuxRules rules, PciFunction function) {
        super(
                "amdgpu",
                DriverFunction.probe("amdgpu_pci_probe", AMDGPU + "amdgpu_drv.c"),
                null,
                DriverFunction.remove("amdgpu_pci_remove", AMDGPU + "amdgpu_drv.c"));
        this.ask = rules.vectors() == LinuxRules.Vectors.ALLOC
                ? new Ask(1, 1, Ask.Call.ALLOC, true, 1, Ask.Intx.UNCHECKED)
                : Ask.msi(Ask.Call.DIRECT);
    }

    @Override
    public Ask ask(int phase, boolean recovering) {
        return ask;
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return HANDLER;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return "a fence";
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return FENCE;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return FALLBACK;
    }

    @Override
    public Aftermath lost(int phase, int dev, int entry, int vectors, Tape tape) {
        tape.log(FALLBACK, dev, 0);
        completed(phase, dev, entry, vectors, tape);
        return Aftermath.GOES_ON;
    }
}
