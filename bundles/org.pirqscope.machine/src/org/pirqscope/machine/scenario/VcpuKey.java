package org.pirqscope.machine.scenario;

import org.pirqscope.machine.text.Quoted;

/** The key {@code vcpu} of a controller in a scenario file: one of the vCPUs that the pool has. */
final class VcpuKey {

    private VcpuKey() {}

    /** The vCPU that the controller's driver runs on, 0 where it is not said. */
    static int of(YamlMap controller, Pool pool) {
        int vcpu = controller.number("vcpu", 0, 127, 0);
        if (vcpu >= Math.max(1, pool.vcpus())) {
            throw controller.error(
                    controller.at("vcpu"),
                    "vcpu is " + Quoted.of(Integer.toString(vcpu)) + "; the guest has "
                            + (pool.vcpus() > 1 ? "vCPUs 0 to " + (pool.vcpus() - 1) : "one vCPU")
                            + " unless vcpus of the pool says more");
        }
        return vcpu;
    }
}
