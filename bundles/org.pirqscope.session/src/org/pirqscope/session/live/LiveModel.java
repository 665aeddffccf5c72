package org.pirqscope.session.live;

import java.util.List;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.pirqscope.machine.call.Finding.StaleHit;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.machine.state.EventChannelRow;
import org.pirqscope.machine.state.GuestIrqRow;
import org.pirqscope.machine.state.PirqRow;
import org.pirqscope.machine.state.PoolCount;
import org.pirqscope.machine.state.XenIrqRow;
import org.pirqscope.model.pci.PciBus;
import org.pirqscope.model.pci.PciFactory;
import org.pirqscope.model.pci.PciPackage;
import org.pirqscope.model.pirq.PirqFactory;
import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.model.pirq.PirqTable;
import org.pirqscope.report.stale.StaleHits;
import org.pirqscope.report.table.Rows;
import org.pirqscope.session.Session;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.session.Watch;

/**
 * The one EMF model of the current moment. When the session moves, only what differs is written into it; an object
 * stays the same as long as its pirq, port, irq, device or entry exists. Views read it and follow its notifications;
 * nobody else writes into it.
 */
public final class LiveModel implements AutoCloseable {

    private final PirqTable pirqTable = PirqFactory.eINSTANCE.createPirqTable();
    private final PciBus bus = PciFactory.eINSTANCE.createPciBus();
    private final Binding<PirqRow> pirqs =
            binding(pirqTable, PirqPackage.Literals.PIRQ_TABLE__PIRQS, PirqMappings.PIRQ);
    private final Binding<XenIrqRow> xenIrqs =
            binding(pirqTable, PirqPackage.Literals.PIRQ_TABLE__XEN_IRQS, PirqMappings.XEN_IRQ);
    private final Binding<EventChannelRow> ports =
            binding(pirqTable, PirqPackage.Literals.PIRQ_TABLE__EVENT_CHANNELS, PirqMappings.EVENT_CHANNEL);
    private final Binding<GuestIrqRow> irqs =
            binding(pirqTable, PirqPackage.Literals.PIRQ_TABLE__GUEST_IRQS, PirqMappings.GUEST_IRQ);
    private final Binding<DeviceRow> devices = binding(bus, PciPackage.Literals.PCI_BUS__DEVICES, PciMappings.DEVICE);
    private final Watch watch;
    private PositionRows frames;
    private StaleHits hits;
    private List<StaleHit> inForce = List.of();
    private AlarmSentences alarms = AlarmSentences.of(List.of());

    private LiveModel(Session session) {
        watch = session.watch(this::told);
    }

    /** The model of that session, kept up to date until it is closed. */
    public static LiveModel of(Session session) {
        return new LiveModel(session);
    }

    /** Pirqs, Xen irqs, event channels and guest irqs. */
    public PirqTable pirqTable() {
        return pirqTable;
    }

    /** The devices with their table entries and MSI descriptors. */
    public PciBus bus() {
        return bus;
    }

    /** Ends the following; the model stays as it is. */
    @Override
    public void close() {
        watch.close();
    }

    private void told(SessionEvent news) {
        if (news.runChanged()) {
            frames = new PositionRows(news.now().run());
            hits = StaleHits.of(news.now().run());
        }
        int position = news.now().position();
        alarm(hits.at(position));
        show(frames.around(position));
        if (news.runChanged()) {
            Capabilities.write(news.now().run().scenario().controllers(), bus.getDevices());
        }
    }

    /** The sentences are put together anew only where the hits differ. */
    private void alarm(List<StaleHit> now) {
        if (!now.equals(inForce)) {
            inForce = now;
            alarms = AlarmSentences.of(now);
        }
    }

    private void show(BeforeNowNext<Rows> rows) {
        pirqs.show(rows.map(Rows::pirqs), alarms);
        xenIrqs.show(rows.map(Rows::xenIrqs), alarms);
        ports.show(rows.map(Rows::eventChannels), alarms);
        irqs.show(rows.map(Rows::guestIrqs), alarms);
        devices.show(rows.map(Rows::devices), alarms);
        count(rows.now().pool());
    }

    private void count(PoolCount pool) {
        RowAttribute.set(pirqTable, PirqPackage.Literals.PIRQ_TABLE__FREE, pool.free());
        RowAttribute.set(pirqTable, PirqPackage.Literals.PIRQ_TABLE__ALLOCATED, pool.allocated());
        RowAttribute.set(pirqTable, PirqPackage.Literals.PIRQ_TABLE__MAPPED, pool.mapped());
        RowAttribute.set(pirqTable, PirqPackage.Literals.PIRQ_TABLE__LEAKED, pool.leaked());
        RowAttribute.set(pirqTable, PirqPackage.Literals.PIRQ_TABLE__FORCED, pool.forced());
    }

    @SuppressWarnings("unchecked")
    private static <R> Binding<R> binding(EObject owner, EReference reference, RowMapping<R> shape) {
        return new Binding<>((EList<EObject>) owner.eGet(reference), shape);
    }
}
