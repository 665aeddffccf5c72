package org.pirqscope.ui.explore;

import java.util.Locale;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.cli.explored.GrownWords;
import org.pirqscope.machine.run.Run;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.session.Basis;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** The verdict, its certificate, the counts, and the two failing runs worth reading. */
final class VerdictPane {

    private final ScrolledComposite scroller;
    private final Composite box;
    private final BasisLine owner;
    private final Label verdict;
    private final Label certificate;
    private final Label counts;
    private final Label grown;
    private final FailureLink shortest;
    private final FailureLink fewest;
    private final ThemePalette palette;
    private VerdictLook look = new VerdictLook("", Tone.HEAD, Tone.TEXT);
    private Basis basis;
    private SearchAnswer answer;
    private Failure first;
    private String firstName = "";
    private Failure second;

    VerdictPane(Composite parent, BiConsumer<String, Failure> open) {
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        box = new Composite(scroller, SWT.NONE);
        scroller.setContent(box);
        scroller.addListener(SWT.Resize, event -> fit());
        GridLayout layout = new GridLayout();
        layout.marginHeight = 0;
        layout.verticalSpacing = 5;
        box.setLayout(layout);
        owner = new BasisLine(box, "verdict-of", 1);
        verdict = line("verdict");
        certificate = line("certificate");
        counts = line("counts");
        grown = line("grown");
        shortest = new FailureLink(box, "shortest", () -> open.accept(firstName, first));
        fewest = new FailureLink(box, "fewest", () -> open.accept("fewest switches", second));
        palette = new ThemePalette(verdict, this::restyle);
        say("Nothing explored yet.", "Explore tries every interleaving of the controllers.");
    }

    private Label line(String id) {
        Label label = new Label(box, SWT.WRAP);
        label.setData("id", id);
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.widthHint = 100;
        label.setLayoutData(data);
        return label;
    }

    private void restyle() {
        verdict.setFont(palette.bold());
        verdict.setBackground(palette.of(look.back()));
        verdict.setForeground(palette.of(look.text()));
        fit();
    }

    /** As tall as the sentences are at this width. */
    private void fit() {
        scroller.setMinHeight(box.computeSize(scroller.getClientArea().width, SWT.DEFAULT).y);
        box.layout(true);
    }

    /** Two sentences without a verdict. */
    void say(String first, String second) {
        basis = null;
        owner.hide();
        tell(new VerdictLook("", Tone.HEAD, Tone.TEXT), first, second);
        certify("");
        tell(grown, "");
        shortest.show("", null, "");
        fewest.show("", null, "");
        restyle();
    }

    /** How it goes. */
    void pace(String text) {
        counts.setText(text);
        fit();
    }

    /** The first failing run, while it is not known yet whether there are more and shorter ones. */
    void failing(FirstFailure found) {
        basis = found.basis();
        first = found.failure();
        firstName = "failing run";
        VerdictLook fails = VerdictLook.of(Exploration.Verdict.FAILS);
        tell(
                fails,
                fails.sign() + " fails: an interleaving of " + found.basis().text()
                        + " loses an interrupt; the search goes on.",
                counts.getText());
        certify("");
        tell(grown, "");
        shortest.show("First failing run", first, found.cause());
        restyle();
    }

    void show(SearchAnswer next) {
        basis = next.basis();
        first = next.result().shortest();
        second = next.result().fewestSwitches();
        tell(VerdictLook.of(next.result().verdict()), next.headline(), next.counts());
        certify(next.certificate());
        if (next != answer) {
            tell(grown, "");
        }
        answer = next;
        firstName = next.result().complete() ? "shortest failing run" : "failing run";
        shortest.show(next.result().complete() ? "Shortest failing run" : "Failing run", first, next.shortestCause());
        fewest.show("Fewest switches", second, next.fewestCause());
        restyle();
    }

    /** Says whose verdict it is unless it holds for the run that is shown. */
    void shown(Run run) {
        owner.mark(basis == null || basis.holdsFor(run) ? "" : basis.text());
        fit();
    }

    private void tell(VerdictLook next, String first, String second) {
        look = next;
        verdict.setText(first.replace("&", "&&"));
        counts.setText(second.replace("&", "&&"));
    }

    /** What the verdict rests on. */
    private void certify(String text) {
        tell(certificate, text);
    }

    /** What becomes of each of many controllers. */
    void grown(GrownWords words) {
        String head = words.head();
        tell(
                grown,
                head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1) + "\n"
                        + String.join("\n", words.outcomes()));
        fit();
    }

    /** Takes no room while there is nothing. */
    private static void tell(Label label, String text) {
        ((GridData) label.getLayoutData()).exclude = text.isEmpty();
        label.setVisible(!text.isEmpty());
        label.setText(text.replace("&", "&&"));
    }

    String text() {
        String proof = certificate.getText().isEmpty() ? "" : certificate.getText() + "\n";
        String more = grown.getText().isEmpty() ? "" : grown.getText() + "\n";
        return verdict.getText() + "\n" + proof + counts.getText() + "\n" + more;
    }
}
