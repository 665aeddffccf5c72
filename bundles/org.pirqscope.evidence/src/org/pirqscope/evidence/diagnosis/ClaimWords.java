package org.pirqscope.evidence.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.fact.ErrorText;

/**
 * The words of a claim.
 *
 * @param rule its name
 * @param claim one sentence
 * @param otherwise what else could explain the lines
 * @param decide the command whose output decides
 */
record ClaimWords(String rule, String claim, String otherwise, String decide) {

    /** Of what a build with debug=n cannot print. */
    static final String ABSENCE =
            "Xen's \"already mapped\", \"not mapped\" and \"no free pirq\" lines cannot appear in a "
                    + "build with debug=n; their absence proves nothing.";

    private static final String DYNDBG = "dmesg of the guest with dyndbg=\"file arch/x86/pci/xen.c +p\"";
    private static final String KEYS_IQ = "xl debug-keys i; xl debug-keys Q; xl dmesg";
    private static final String KEYS_IM = "xl debug-keys i; xl debug-keys M; xl dmesg";
    private static final String KEY_E = "xl debug-keys e; xl dmesg";

    static ClaimWords of(Claim claim) {
        return switch (claim) {
            case Claim.StaleReuse c -> stale(c);
            case Claim.AskedAgain c -> again(c);
            case Claim.TwoOwners c ->
                new ClaimWords(
                        "new-owner",
                        "pirq %d of %s is updated for %s while %s has not given it back."
                                .formatted(c.pirq(), Domid.name(c.domain()), c.second(), c.first()),
                        "the log begins in the middle, or lines of the unmap were lost",
                        KEYS_IQ);
            case Claim.NeverMapped c -> neverMapped(c);
            case Claim.DeadIrq c -> dead(c);
            case Claim.DeadGsi c -> dead(c);
            case Claim.BindFailed c -> bindFailed(c);
            case Claim.PoisonedPort c ->
                new ClaimWords(
                        "bound-not-mapped",
                        "Port %d of %s is bound to pirq %d, which has no Xen irq: nothing can arrive there."
                                .formatted(c.port(), Domid.name(c.domain()), c.pirq()),
                        "an emulated GSI, which has no Xen irq; a device that is enabled only after the dump",
                        KEY_E);
            case Claim.RestartLeak c ->
                new ClaimWords(
                        "restart-leak",
                        "%s was started anew while %d of its pirqs %s still mapped: nothing in this log gave them back."
                                .formatted(named(c.device()), c.stillMapped(), c.stillMapped() == 1 ? "was" : "were"),
                        "the domain's end frees them unseen (free_domain_pirqs); a zombie domain looks the same "
                                + "as a leak",
                        "xl list; " + KEYS_IQ);
            case Claim.GrowingList c ->
                new ClaimWords(
                        "restart-leak",
                        "Xen's list of MSIs of %s grows over a restart, from %d to %d: the earlier domain's were "
                                + "not freed.".formatted(c.device(), c.before(), c.after()),
                        "a zombie domain that still holds them looks the same",
                        "xl list; " + KEYS_IQ);
            case Claim.MapRefused c -> refused(c);
            case Claim.FellBack c -> fellBack(c);
            case Claim.Masked c -> masked(c);
            case Claim.PirqMessageOnVectorPath c ->
                new ClaimWords(
                        "pirq-message-as-vector",
                        "%s sent a message with delivery mode %d: %s"
                                .formatted(
                                        Domid.name(c.domain()),
                                        c.mode(),
                                        c.mode() == 3 || c.mode() == 7
                                                ? "a pirq request that was delivered as a vector, so the pirq is "
                                                        + "not bound."
                                                : "no pirq request has this mode."),
                        "",
                        KEYS_IM);
            case Claim.Vectors c ->
                new ClaimWords(
                        "vectors-not-pirqs",
                        "%s uses vectors, not pirqs (gvec 0x%x, pirq %d is QEMU's own): this is not the re-use bug."
                                .formatted(named(c.device()), c.gvec(), c.pirq()),
                        "",
                        "");
            case Claim.AnsweredZero c ->
                new ClaimWords(
                        "answered-zero",
                        "Xen answered 0 to a map of pirq %d of %s and mapped nothing: the number had an irq already."
                                .formatted(c.pirq(), Domid.name(c.domain())),
                        "",
                        "xl debug-keys i; xl dmesg");
            case Claim.PoolEmpty c ->
                new ClaimWords(
                        "pool-empty",
                        "%s has no free pirq left%s: get_free_pirq answers -28 (-ENOSPC), the guest's set-up fails."
                                .formatted(Domid.name(c.domain()), c.size() < 0 ? "" : " of " + c.size()),
                        "the vectors that the drivers ask for are simply more than extra_guest_irqs= allows",
                        "xl debug-keys i; xl dmesg");
            case Claim.VersionsAffected c ->
                new ClaimWords(
                        "versions-affected",
                        "Linux %s re-uses pirqs%s."
                                .formatted(
                                        c.linux(),
                                        c.qemu().isEmpty()
                                                ? "; with QEMU 2.1 or later, which the logs do not name, it has the bug"
                                                : ", QEMU " + c.qemu()
                                                        + " unmaps them at a disable: together they have "
                                                        + "the bug, whatever else the logs show"),
                        "a distribution's kernel may carry c74fd80f2f41",
                        c.qemu().isEmpty() ? "qemu-system-i386 --version" : DYNDBG);
            case Claim.VersionsSafe c ->
                new ClaimWords(
                        "not-this-bug",
                        "%s %s %s: by its version this is not the re-use bug."
                                .formatted(
                                        c.product(),
                                        c.version(),
                                        c.product().equals("Linux")
                                                ? "never re-uses a pirq (c74fd80f2f41)"
                                                : "keeps pirqs mapped over a disable"),
                        "a kernel that was built with the old lines",
                        DYNDBG);
            case Claim.AssignFailed c ->
                new ClaimWords(
                        "assign-failed",
                        "%s could not be given to %s%s: its interrupts were never set up."
                                .formatted(named(c.device()), Domid.name(c.domain()), error(c.error())),
                        "",
                        "xl pci-assignable-list; xl debug-keys Q; xl dmesg");
            case Claim.DeviceGone c ->
                new ClaimWords(
                        "not-this-bug",
                        "%s reads as all ones: the hardware is gone (link, power or reset). This is not the re-use bug."
                                .formatted(named(c.device())),
                        "",
                        "lspci -vvv in dom0");
            case Claim.NoXen c ->
                new ClaimWords(
                        "not-this-bug",
                        "This kernel runs on %s and not on Xen: it has no pirqs. This is not the re-use bug."
                                .formatted(c.other().isEmpty() ? "the hardware itself" : c.other()),
                        "",
                        "");
            case Claim.LostInterrupts c ->
                new ClaimWords(
                        "lost-interrupts",
                        "%s: %d %s had to wait for a timeout, on %d %s: no interrupt told of them."
                                .formatted(
                                        named(c.device()),
                                        c.times(),
                                        c.times() == 1 ? "command" : "commands",
                                        c.queues(),
                                        c.queues() == 1 ? "queue" : "queues"),
                        "a drive that does not answer, if \"completion polled\" is not printed",
                        "cat /proc/interrupts in the guest, twice; " + KEYS_IM);
        };
    }

    private static ClaimWords stale(Claim.StaleReuse c) {
        return new ClaimWords(
                "stale-reuse",
                "%s re-used pirq %d of its old message%s%s."
                        .formatted(
                                named(c.device()),
                                c.pirq(),
                                c.unmapSeen() ? ", which QEMU's unmap had given back" : "",
                                c.newOwner().isEmpty() ? "" : "; the number is " + c.newOwner() + "'s now"),
                c.newOwner().isEmpty() ? "the number may still be this device's own" : "",
                c.newOwner().isEmpty() ? "QEMU's log of the same time; " + KEYS_IQ : "");
    }

    private static ClaimWords again(Claim.AskedAgain c) {
        return new ClaimWords(
                "stale-request",
                "pirq %d is asked for again for %s after QEMU unmapped it for that device%s."
                        .formatted(
                                c.pirq(), named(c.device()), c.allocates() ? "; this kernel got it anew from Xen" : ""),
                c.allocates()
                        ? "a kernel that was built with the old lines"
                        : "the guest may have got the same number anew: get_free_pirq gives the highest free one",
                DYNDBG);
    }

    private static ClaimWords neverMapped(Claim.NeverMapped c) {
        return new ClaimWords(
                "never-mapped",
                "%s has irq %d for pirq %d, and QEMU was never asked to map it for this device%s."
                        .formatted(
                                named(c.device()),
                                c.irq(),
                                c.pirq(),
                                c.reused() ? ": a re-used entry is not written, so QEMU sees no update" : ""),
                c.reused() ? "" : "the two logs may not cover the same time",
                KEYS_IQ);
    }

    private static ClaimWords dead(Claim.DeadGsi c) {
        String others = c.others().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new ClaimWords(
                "bind-failed",
                ("EVTCHNOP_bind_pirq failed for Linux irq %d, which is GSI %d, INTx and no MSI (pirq %d): request_irq "
                                        + "answered 0 all the same, the irq is dead.")
                                .formatted(c.gsi(), c.gsi(), c.pirq())
                        + (others.isEmpty()
                                ? ""
                                : (" GSI %s has the same pirq: the devices share an irq of the machine, and all its "
                                                + "interrupts reach the handlers of the GSI that started first.")
                                        .formatted(others)),
                others.isEmpty() ? "another device whose machine irq is the same; its GSI is not in these logs" : "",
                KEY_E);
    }

    private static ClaimWords dead(Claim.DeadIrq c) {
        return new ClaimWords(
                "bind-failed",
                "EVTCHNOP_bind_pirq failed for Linux irq %d%s%s: request_irq answered 0 all the same, the irq is dead."
                        .formatted(
                                c.irq(),
                                c.pirq() < 0 ? "" : " (pirq " + c.pirq() + ")",
                                c.device().isEmpty() ? "" : " of " + c.device()),
                "-17 (-EEXIST) where the number has a port, -22 (-EINVAL) or -28 (-ENOSPC) otherwise; the line "
                        + "does not "
                        + "say which",
                KEY_E);
    }

    private static ClaimWords bindFailed(Claim.BindFailed c) {
        boolean exists = c.error() == -17;
        return new ClaimWords(
                "bind-failed",
                "A bind of %s failed%s%s."
                        .formatted(
                                c.pirq() < 0 ? Domid.name(c.domain()) : "pirq " + c.pirq(),
                                error(c.error()),
                                exists ? ": the number has an event channel already" : ""),
                "",
                KEY_E);
    }

    private static ClaimWords refused(Claim.MapRefused c) {
        return new ClaimWords(
                "map-failed",
                "A map for %s%s failed%s: %s"
                        .formatted(
                                named(c.device()),
                                c.pirq() < 0 ? "" : " (pirq " + c.pirq() + ")",
                                error(c.error()),
                                reason(c)),
                c.error() == 0 ? "QEMU before 2.4 prints libxc's -1 and not the error" : "",
                c.error() == -28 ? "xl debug-keys i; xl dmesg" : KEYS_IQ);
    }

    // who answers so: xen/arch/x86/{physdev,irq,msi}.c
    private static String reason(Claim.MapRefused c) {
        return switch (c.error()) {
            case -1 -> "Xen does not permit the domain this irq.";
            case -3 -> "there is no such domain any more.";
            case -6 -> "Xen's MSI code found memory decoding off or no table.";
            case -12 -> "Xen had no memory.";
            case -16 -> "the Xen irq is in use.";
            case -17 -> "the number or the irq has another partner already (map_domain_pirq).";
            case -19 ->
                "pci_enable_msi knows no such device"
                        + (c.ownerDomain() < 0
                                ? " for this domain: another domain may own it."
                                : "; key Q says that " + Domid.name(c.ownerDomain()) + " owns it.");
            case -22 ->
                "Xen rejects the number or the entry; Xen reads the size of the MSI-X table when the device is added, "
                        + "so the virtual functions that came later may exceed it.";
            case -28 -> "no pirq or no Xen irq is left.";
            case -61 ->
                "entries of the device are in use in Xen, which does not know where its table lies: an earlier owner's "
                        + "were not freed (msix_capability_init).";
            case 0 -> "the line does not say why.";
            default -> "no layer of the model answers so.";
        };
    }

    private static ClaimWords fellBack(Claim.FellBack c) {
        return new ClaimWords(
                "fall-back",
                "%s got no MSI-X%s%s."
                        .formatted(
                                named(c.device()),
                                error(c.error()),
                                c.toIntx() ? " and no MSI, and uses its interrupt pin" : " and falls back"),
                c.error() == -22
                        ? "-22 also is Linux's own answer to a table that it finds unusable"
                        : c.error() == -28 || c.error() == -19 ? "no pirq is left" : "",
                "the guest's dmesg with dyndbg; " + KEYS_IQ);
    }

    private static ClaimWords masked(Claim.Masked c) {
        List<String> where = new ArrayList<>();
        if (c.entryByGuest()) {
            where.add("in its MSI-X entry by the guest");
        }
        if (c.entryByHost()) {
            where.add("in its MSI-X entry by the host");
        }
        if (c.port()) {
            where.add("at its event channel by the guest");
        }
        if (c.untilEoi()) {
            where.add("by Xen until the guest's EOI");
        }
        return new ClaimWords(
                "masked",
                "pirq %d of %s (Xen irq %d) is masked %s."
                        .formatted(c.pirq(), Domid.name(c.domain()), c.xenIrq(), String.join(", and ", where)),
                "a dump that was taken while an interrupt was handled",
                KEYS_IM + ", twice");
    }

    private static String error(int error) {
        return error == 0 ? "" : " with " + ErrorText.shown(error);
    }

    private static String named(String device) {
        return device.isEmpty() ? "a device" : device;
    }
}
