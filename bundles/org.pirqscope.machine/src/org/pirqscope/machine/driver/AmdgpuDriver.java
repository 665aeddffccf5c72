package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Tape;

/**
 * amdgpu: one vector by MSI-X or MSI, else INTx; a timer finds fences whose interrupt is lost
 * (drivers/gpu/drm/amd/amdgpu/amdgpu_irq.c, amdgpu_irq_init, and amdgpu_fence.c, Linux 6.1.192; docs/domain.md 2.7).
 */
final class AmdgpuDriver extends GpuDriver {

    private static final String AMDGPU = "drivers/gpu/drm/amd/amdgpu/";
    private static final DriverFunction HANDLER = DriverFunction.handler("amdgpu_irq_handler", AMDGPU + "amdgpu_irq.c");
    private static final DriverLine FALLBACK = (name, bdf, queue) -> "[drm] Fence fallback timer expired on ring gfx";

    AmdgpuDriver(DriverRules rules) {
        super(
                rules,
                "amdgpu",
                DriverFunction.probe("amdgpu_pci_probe", AMDGPU + "amdgpu_drv.c"),
                DriverFunction.remove("amdgpu_pci_remove", AMDGPU + "amdgpu_drv.c"),
                rules.amdgpuAny()
                        ? new Ask(1, 1, Ask.Call.ALLOC, true, 1, Ask.Intx.UNCHECKED)
                        : Ask.msi(Ask.Call.DIRECT),
                HANDLER,
                AMDGPU + "amdgpu_fence.c");
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return FALLBACK;
    }

    @Override
    public Aftermath lost(int dev, Use use, Tape tape) {
        tape.log(FALLBACK, dev, 0);
        completed(dev, use, tape);
        return Aftermath.GOES_ON;
    }
}
