package org.pirqscope.cli.explored;

import org.pirqscope.report.words.Plural;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.proof.Certificate;

/** What a verdict rests on, in words. */
public final class CertificateWords {

    private CertificateWords() {}

    /** In one line that begins with {@code certificate:}. */
    public static String line(Result result) {
        Certificate certificate = result.certificate();
        String reductions = certificate.reductions().isEmpty()
                ? "no reductions"
                : "reductions: " + String.join(", ", certificate.reductions());
        String states = "%,d states, %s".formatted(certificate.states(), reductions);
        return "certificate: "
                + switch (certificate.kind()) {
                    case COVERED -> "every order covered, " + states;
                    case EACH_ALONE ->
                        "each controller alone, since they share nothing but names, " + states + pool(result);
                    case RUN -> "the run below, carried out by the machine";
                    case REPLAYED ->
                        "the run of %s, replayed among %d"
                                .formatted(
                                        Plural.of(certificate.replayed(), "controller"),
                                        result.scenario().controllers().size());
                    case SPIN -> "SPIN's search of the Promela model, " + states;
                    case NONE -> "none, " + states;
                };
    }

    /** From how many controllers on the verdict may be another one. */
    private static String pool(Result result) {
        int most = result.certificate().most();
        return most == 0
                ? ""
                : "; not before %s: the pool of %d"
                        .formatted(
                                Plural.of(most + 1, "such controller"),
                                result.scenario().pool().extraGuestIrqs());
    }
}
