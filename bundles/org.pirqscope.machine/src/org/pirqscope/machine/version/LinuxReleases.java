package org.pirqscope.machine.version;

/**
 * The rows of Linux's table: mainline, stable trees, and the kernels of RHEL 7 to 9 and of Ubuntu by numbers of their
 * own, where their trees or changelogs were read (docs/domain.md 2.12).
 */
final class LinuxReleases {

    /** As {@link Table#of} reads it. */
    static final String ROWS = """
            2.6.37-rc1..rc4: 2.6.37-rc1..2.6.37-rc5
              always allocates; never in a release; its NVMe driver enables once a load
              unreserved-fallback=yes, swallows-setup-error=yes, irqs-from-top=yes, vector-control-writes=yes
              intx-unchecked=yes, reports-available=yes
            2.6.37-2.6.38: 2.6.37-rc5..2.6.39-rc1
              af42b8d12f8a: array lookup, the first hit ends the call; its NVMe driver enables once a load
              reuse=array (af42b8d12f8a)
            2.6.39-3.10: 2.6.39-rc1..3.10.0-1.el7,3.10.1..3.10.106
              list lookup; its NVMe driver enables once a load
              reuse=list (xen_irq_from_pirq), unreserved-fallback=no (xen_allocate_pirq_msi)
              swallows-setup-error=no (xen_hvm_setup_msi_irqs), irqs-from-top=no (xen_allocate_irq_dynamic)
              setup-error-line=frontend (xen_hvm_setup_msi_irqs)
            3.10.0-123.el7, 3.10.0-229.el7: 3.10.0-1.el7..3.10.0-261.el7
              RHEL 7.0 and 7.1: list lookup; its NVMe driver enables once a load
              events-prefix=yes (pr_fmt, 3.10.0-17.el7)
            3.10.0-327.el7: 3.10.0-261.el7..3.10.0-406.el7
              RHEL 7.2: list lookup; its NVMe driver enables once a load, twice without INTx
              pre-enable=no-intx (nvme_dev_map, 3.10.0-261.el7), intx-unchecked=no (nvme_dev_map, 3.10.0-261.el7)
            3.10.0-514.el7: 3.10.0-406.el7..3.10.0-514.24.1.el7
              RHEL 7.3: list lookup; its NVMe driver enables twice a load
              vectors-call=range (nvme_setup_io_queues, 3.10.0-382.el7)
              pre-enable=yes (nvme_pci_enable, 3.10.0-406.el7), rebind-masks=yes (rebind_irq_to_cpu)
            3.10.0-514.24.1.el7+: 3.10.0-514.24.1.el7..3.10.0-1062.el7
              c74fd80f2f41 in an update of RHEL 7.3; 7.4 to 7.6 are taken to be like it
              reuse=never (c74fd80f2f41)
            3.10.0-1062.el7+: 3.10.0-1062.el7..3.10.1
              RHEL 7.7 to 7.9: drivers of 4.18, without the polling of the NVMe driver
              vectors-call=alloc (pci_alloc_irq_vectors_affinity), admin-vector=yes (nvme_create_queue)
              msi-too-few=enospc (__pci_enable_msi_range)
              late-alloc=yes (xhci_setup_msix), ena-fewer=yes (ena_enable_msix)
              mlx5-alloc=yes (mlx5_alloc_irq_vectors), r8169-vectors=any (rtl_alloc_irq)
            3.10.106+ like 2.6.39-3.10: 3.10.106..3.11-rc1
              stable backport of c74fd80f2f41, after 3.10.105
              reuse=never (c74fd80f2f41)
            3.11-3.13 like 2.6.39-3.10: 3.11-rc1..3.14-rc1
              list lookup; events_base.c; its NVMe driver enables once a load
              events-prefix=yes (events_base.c), rebind-masks=yes (4704fe4f03a5)
            3.14: 3.14-rc1..3.15-rc1
              list lookup; its NVMe driver enables once a load
              vectors-call=range (pci_enable_msix_range), fifo-events=yes (1fe565517b57)
            3.15-3.17: 3.15-rc1..3.18-rc1
              list lookup; its NVMe driver enables once a load
              bind-failure-line=printed (probing_irq)
            3.18: 3.18-rc1..3.19-rc1
              list lookup; its NVMe driver enables once a load
              message-prefix=__pci_ (drivers/pci/msi.c)
            3.19-4.5: 3.19-rc1..4.4.0-35-generic,4.4.1..4.4.57,4.5-rc1..4.6-rc1
              list lookup; its NVMe driver enables once a load, twice without INTx
              pre-enable=no-intx (nvme_dev_map), intx-unchecked=no (nvme_dev_map)
            4.4.0-35-generic+: 4.4.0-35-generic..4.4.0-39-generic,4.4.0-55-generic..4.4.0-56-generic,\
            4.4.0-1000-aws..4.4.0-1001-aws
              Ubuntu 16.04: list lookup; its NVMe driver enables twice a load
              pre-enable=yes (nvme_pci_enable, 4.4.0-35)
            4.4.0-39-generic+ like 3.19-4.5: 4.4.0-39-generic..4.4.0-55-generic
              Ubuntu 16.04: "accidentally reverted to use GSI", which 4.4.0-55 mends: since which number is not said, \
              and not checked against the source
            4.4.0-56-generic+ like 3.19-4.5: 4.4.0-56-generic..4.4.0-61-generic,4.4.0-1001-aws..4.4.0-1002-aws
              Ubuntu 16.04: list lookup; its NVMe driver enables once a load ("only setup MSIX once", against the \
              drives that were lost in 4.4.0-55); its own phase 1 is simulated on INTx
              pre-enable=no (nvme_pci_enable, 4.4.0-56)
            4.4.0-61-generic+ like 4.4.0-35-generic+: 4.4.0-61-generic..4.4.0-142-generic,4.4.0-1002-aws..4.4.1
              Ubuntu 16.04 with c74fd80f2f41; its NVMe driver enables twice a load again; from which number of the aws \
              kernel it polls was not read
              reuse=never (c74fd80f2f41)
            4.4.0-142-generic+: 4.4.0-142-generic..4.4.0-1000-aws
              Ubuntu 16.04: the NVMe timeout handler polls
              timeout-polls=yes (nvme_timeout, 4.4.0-142)
            4.4.57+ like 3.19-4.5: 4.4.57..4.4.282
              stable backport of c74fd80f2f41; that 4.4.56, of the day of 4.9.17, does not have it is not checked
              reuse=never (c74fd80f2f41)
            4.4.282+: 4.4.282..4.5-rc1
              stable backport: enables first, masks the whole table, then writes it
              enable-first=yes (438553958ba1), mask-all=before (7d5ec3d36123), masks-for-update=yes (da181dc974ad)
            4.6-4.8 like 3.19-4.5: 4.6-rc1..4.9-rc1
              list lookup; its NVMe driver enables twice a load
              pre-enable=yes (nvme_pci_enable)
            4.9: 4.9-rc1..4.9.17
              list lookup; its NVMe driver enables twice a load
              vectors-call=alloc (pci_alloc_irq_vectors), intx-unchecked=yes (pci_alloc_irq_vectors)
              ahci-alloc=yes (ahci_init_msi)
            4.9.17+: 4.9.17..4.9.281
              stable backport of c74fd80f2f41
              reuse=never (c74fd80f2f41)
            4.9.281+: 4.9.281..4.10-rc1
              stable backport: enables first, masks the whole table, then writes it
              enable-first=yes (438553958ba1), mask-all=before (7d5ec3d36123), masks-for-update=yes (da181dc974ad)
            4.10 like 4.9: 4.10-rc1..4.10.6
              list lookup; its NVMe driver enables twice a load
            4.10.6+: 4.10.6..4.11-rc1
              stable backport of c74fd80f2f41; that 4.10.5, of the day of 4.9.17, does not have it is not checked
              reuse=never (c74fd80f2f41)
            4.11: 4.11-rc1..4.12-rc1
              c74fd80f2f41: always allocates
              intx-unchecked=no (pci_alloc_irq_vectors_affinity), setup-error-line=create (xen_hvm_setup_msi_irqs)
              msi-too-few=enospc (__pci_enable_msi_range)
            4.12: 4.12-rc1..4.13-rc1
              the NVMe timeout handler polls: a drive without interrupts crawls
              timeout-polls=yes (nvme_timeout), late-alloc=yes (xhci_setup_msix)
            4.13: 4.13-rc1..4.14-rc1
              ena takes fewer vectors
              ena-fewer=yes (ena_enable_msix)
            4.14-4.16: 4.14-rc1..4.14.245,4.15-rc1..4.17-rc1
              mlx5_core calls pci_alloc_irq_vectors_affinity
              mlx5-alloc=yes (mlx5_alloc_irq_vectors)
            4.14.245+: 4.14.245..4.14.259
              stable backport: enables first, masks the whole table, then writes it
              enable-first=yes (438553958ba1), mask-all=before (7d5ec3d36123), masks-for-update=yes (da181dc974ad)
            4.14.259+: 4.14.259..4.14.282
              stable backport of 83dbf898a2d4: masks the whole table at the end
              mask-all=after (83dbf898a2d4)
            4.14.282+: 4.14.282..4.15-rc1
              stable backport of 7e0815b3e099: masks nothing of HVM pirqs
              vector-control-writes=no (7e0815b3e099)
            4.17-5.5 like 4.14-4.16: 4.17-rc1..4.18.0-240.el8,4.18.1..4.19.205,\
            4.20-rc1..5.4.0-89-generic,5.4.0-1000-aws..5.4.0-1058-aws,5.4.1..5.4.142,5.5-rc1..5.6-rc1
              entry 0 is the NVMe admin queue's alone
              admin-vector=yes (nvme_create_queue), r8169-vectors=any (rtl_alloc_irq)
            4.19.205+, 5.4.142+: 4.19.205..4.19.222,5.4.0-89-generic..5.4.0-126-generic,\
            5.4.0-1058-aws..5.4.0-1085-aws,5.4.142..5.4.168
              stable backport: enables first, masks the whole table, then writes it
              enable-first=yes (438553958ba1), mask-all=before (7d5ec3d36123), masks-for-update=yes (da181dc974ad)
            5.4.0-126-generic+: 5.4.0-126-generic..5.4.0-171-generic,5.4.0-1085-aws..5.4.0-1118-aws
              Ubuntu 20.04: masks nothing of HVM pirqs; took 83dbf898a2d4 back
              vector-control-writes=no (7e0815b3e099)
            5.4.0-171-generic+: 5.4.0-171-generic..5.4.0-189-generic,5.4.0-1118-aws..5.4.0-1128-aws
              Ubuntu 20.04: hands irq numbers out again after an RCU grace period
              irqs-after-grace=yes (87797fad6cce)
            5.4.0-189-generic+: 5.4.0-189-generic..5.4.0-1000-aws,5.4.0-1128-aws..5.4.1
              Ubuntu 20.04: closes the event channel after the port is forgotten
              forgets-port-first=yes (fa765c4b4aed)
            4.19.222+, 5.4.168+ like 4.19.205+, 5.4.142+: 4.19.222..4.19.246,5.4.168..5.4.197
              stable backport of 83dbf898a2d4: masks the whole table at the end
              mask-all=after (83dbf898a2d4)
            4.19.246+, 5.4.197+: 4.19.246..4.20-rc1,5.4.197..5.4.258
              stable backport of 7e0815b3e099: masks nothing of HVM pirqs
              vector-control-writes=no (7e0815b3e099)
            5.4.258+: 5.4.258..5.4.274
              hands irq numbers out again after an RCU grace period
              irqs-after-grace=yes (87797fad6cce)
            5.4.274+: 5.4.274..5.5-rc1
              closes the event channel after the port is forgotten
              irqs-after-grace=yes (87797fad6cce), forgets-port-first=yes (fa765c4b4aed)
            4.18.0-240.el8+ like 4.17-5.5: 4.18.0-240.el8..4.18.0-425.el8
              RHEL 8.3 to 8.6: amdgpu asks for MSI-X or MSI
              amdgpu-vectors=any (amdgpu_irq_init)
            4.18.0-425.el8: 4.18.0-425.el8..4.18.0-477.el8
              RHEL 8.7: enables first, masks the whole table, then writes it
              enable-first=yes (438553958ba1), mask-all=before (7d5ec3d36123)
            4.18.0-477.el8: 4.18.0-477.el8..4.18.0-513.el8
              RHEL 8.8: XEN-MSI irqdomain, message from zeroed structs
              msi-domain=yes (xen_create_pci_msi_domain), message-data=0x0700 (41bb2115beec)
              ata-line=msecs (ata_exec_internal)
            4.18.0-513.el8+: 4.18.0-513.el8..4.18.1
              RHEL 8.9 and 8.10: the NVMe driver names the command that it aborts
              timeout-line=named (nvme_timeout)
            5.6-5.9 like 4.17-5.5: 5.6-rc1..5.10-rc1
              amdgpu asks for MSI-X or MSI
              amdgpu-vectors=any (amdgpu_irq_init)
            5.10: 5.10-rc1..5.10.60
              XEN-MSI irqdomain
              msi-domain=yes (xen_create_pci_msi_domain)
            5.10.60+: 5.10.60..5.10.88
              stable backport: enables first, masks the whole table, then writes it
              enable-first=yes (438553958ba1), mask-all=before (7d5ec3d36123), masks-for-update=yes (da181dc974ad)
            5.10.88+: 5.10.88..5.10.114
              stable backport of 83dbf898a2d4: masks the whole table at the end
              mask-all=after (83dbf898a2d4)
            5.10.114+: 5.10.114..5.10.198
              stable backport of 7e0815b3e099: masks nothing of HVM pirqs
              vector-control-writes=no (7e0815b3e099)
            5.10.198+: 5.10.198..5.10.215
              hands irq numbers out again after an RCU grace period
              irqs-after-grace=yes (87797fad6cce)
            5.10.215+: 5.10.215..5.11-rc1
              closes the event channel after the port is forgotten
              irqs-after-grace=yes (87797fad6cce), forgets-port-first=yes (fa765c4b4aed)
            5.11-5.13 like 5.10: 5.11-rc1..5.13.12,5.14-rc1..5.14-rc6
              41bb2115beec: message from zeroed structs
              message-data=0x0700 (41bb2115beec), irq-distribution=yes (93b6adbf0420)
            5.13.12+, 5.14-5.15.10: 5.13.12..5.14-rc1,5.14-rc6..5.14.0-284.el9,5.14.1..5.15.0-41-generic,\
            5.15.1..5.15.11,5.16-rc1..5.16-rc6
              enables first, masks the whole table, then writes it
              enable-first=yes (438553958ba1), mask-all=before (7d5ec3d36123), masks-for-update=yes (da181dc974ad)
            5.15.0-41-generic+: 5.15.0-41-generic..5.15.0-93-generic
              Ubuntu 22.04: masks nothing of HVM pirqs; took 83dbf898a2d4 back
              vector-control-writes=no (7e0815b3e099)
            5.15.0-93-generic+: 5.15.0-93-generic..5.15.0-115-generic
              Ubuntu 22.04: hands irq numbers out again after an RCU grace period
              irqs-after-grace=yes (87797fad6cce)
            5.15.0-115-generic+: 5.15.0-115-generic..5.15.1
              Ubuntu 22.04: closes the event channel after the port is forgotten
              forgets-port-first=yes (fa765c4b4aed)
            5.15.11+, 5.16 like 5.13.12+, 5.14-5.15.10: 5.15.11..5.15.38,5.16-rc6..5.17-rc1
              83dbf898a2d4: masks the whole table at the end
              mask-all=after (83dbf898a2d4)
            5.15.38+: 5.15.38..5.15.135
              stable backport of 7e0815b3e099: masks nothing of HVM pirqs
              vector-control-writes=no (7e0815b3e099)
            5.15.135+: 5.15.135..5.15.154
              hands irq numbers out again after an RCU grace period
              irqs-after-grace=yes (87797fad6cce)
            5.15.154+: 5.15.154..5.16-rc1
              closes the event channel after the port is forgotten
              irqs-after-grace=yes (87797fad6cce), forgets-port-first=yes (fa765c4b4aed)
            5.17 like 5.15.11+, 5.16: 5.17-rc1..5.17.6,5.18-rc1..5.18-rc5
              a setup with too few pirqs is not tried again with those that there were
              reports-available=no (msix_capability_init)
            5.14.0-284.el9+: 5.14.0-284.el9..5.14.0-427.el9
              RHEL 9.2 and 9.3: the PCI core of 5.17, which masks HVM pirqs
              timeout-line=named (nvme_timeout), ata-line=msecs (ata_exec_internal)
            5.14.0-427.el9: 5.14.0-427.el9..5.14.0-503.el9
              RHEL 9.4: the line of a transmit queue that stands still says for how long
              watchdog-line=time (dev_watchdog)
            5.14.0-503.el9+: 5.14.0-503.el9..5.14.1
              RHEL 9.5 and 9.6: lines of 6.8; xhci_hcd asks for any mode by one call
              timeout-line=tagged (nvme_timeout), watchdog-line=cpu (dev_watchdog)
              xhci-vectors=any (xhci_try_enable_msi)
            5.17.6+, 5.18-5.19 like 5.17: 5.17.6..5.18-rc1,5.18-rc5..6.0-rc1
              7e0815b3e099: masks nothing of HVM pirqs
              vector-control-writes=no (7e0815b3e099)
            6.0: 6.0-rc1..6.1-rc1
              the NVMe driver names the command that it aborts
              timeout-line=named (nvme_timeout)
            6.1-6.3: 6.1-rc1..6.1.57,6.2-rc6..6.4-rc1
              ATA's line of a timeout says how long it took
              ata-line=msecs (ata_exec_internal)
            6.1.57+: 6.1.57..6.1.81
              hands irq numbers out again after an RCU grace period
              irqs-after-grace=yes (87797fad6cce)
            6.1.81+: 6.1.81..6.2-rc1
              closes the event channel after the port is forgotten
              irqs-after-grace=yes (87797fad6cce), forgets-port-first=yes (fa765c4b4aed)
              watchdog-line=cpu (dev_watchdog)
            6.2-rc1..rc5 like 6.1-6.3: 6.2-rc1..6.2-rc6
              never in a release: the XEN-MSI irqdomain lacks MSI_FLAG_PCI_MSIX
              msix-refused=yes (MSI_FLAG_PCI_MSIX)
            6.4-6.6 like 6.1-6.3: 6.4-rc1..6.5.7,6.6-rc1..6.6-rc6
              the line of a transmit queue that stands still says for how long
              watchdog-line=time (dev_watchdog)
            6.5.7+, 6.6-rc6+, 6.7: 6.5.7..6.6-rc1,6.6-rc6..6.6.63,6.7-rc1..6.8-rc1
              hands irq numbers out again after an RCU grace period
              irqs-after-grace=yes (87797fad6cce)
            6.6.63+: 6.6.63..6.7-rc1
              closes the event channel after the port is forgotten
              irqs-after-grace=yes (87797fad6cce), forgets-port-first=yes (fa765c4b4aed)
              watchdog-line=cpu (dev_watchdog)
            6.8: 6.8-rc1..6.9-rc1
              closes the event channel after the port is forgotten
              timeout-line=tagged (nvme_timeout), xhci-vectors=any (xhci_try_enable_msi)
            6.9 and later: 6.9-rc1..
              a failed probe names the device
              probe-line=device (really_probe)
            """;

    private LinuxReleases() {}
}
