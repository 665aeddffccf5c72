package org.pirqscope.diagram.export;

import java.util.Optional;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;

/**
 * Which part of a run somebody asks for, as it was typed: it may make no sense.
 *
 * @param from and {@code to}: for {@link Kind#STEPS}; nothing stands for the first and the last step
 * @param finding the step of the finding for {@link Kind#AROUND}
 * @param touched the pirq, device or entry that alone is to be touched; nothing for all of the part
 */
public record Passage(Kind kind, String from, String to, int finding, String touched) {

    /** What matters for the failure. */
    public static final Passage FAILURE = new Passage(Kind.FAILURE, "", "", 0, "");

    /** The ways to choose a part. */
    public enum Kind {
        FAILURE("failure", "What &matters for the failure"),
        WHOLE("whole", "The whole &run"),
        STEPS("steps", "&Steps"),
        AROUND("around", "Around a f&inding");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** How a remembered choice names it. */
        public String id() {
            return id;
        }

        /** How a dialog names it, with its mnemonic. */
        public String label() {
            return label;
        }
    }

    /** Steps {@code first} to {@code last}. */
    public static Passage steps(int first, int last) {
        return new Passage(Kind.STEPS, Integer.toString(first), Integer.toString(last), 0, "");
    }

    /** The same, narrowed to one thing. */
    public Passage touching(Touched only) {
        return new Passage(kind == Kind.FAILURE ? Kind.WHOLE : kind, from, to, finding, only.word());
    }

    /** The part for that format. @throws ChoiceException if a number cannot be read */
    RunPart part(Run run, ExportFormat format) {
        return switch (kind) {
            case FAILURE ->
                format.told() && touched.isBlank()
                        ? new RunPart.Usual()
                        : wrong(run) ? new RunPart.Around(0) : new RunPart.Whole();
            case WHOLE -> new RunPart.Whole();
            case STEPS ->
                new RunPart.Steps(
                        TypedNumbers.number("The first step", from, 1, run.length(), 1),
                        TypedNumbers.number("The last step", to, 1, run.length(), run.length()));
            case AROUND -> new RunPart.Around(finding);
        };
    }

    /** Whether there is anything to draw around: of a run in which all went well the whole matters. */
    private static boolean wrong(Run run) {
        return run.steps().stream().anyMatch(Step::alarming);
    }

    /** What alone is to be touched, if it is one thing. @throws ChoiceException if the run has nothing of that name */
    Optional<Touched> only(Run run) {
        return touched.isBlank() ? Optional.empty() : Optional.of(Touched.typed(touched, run));
    }

    /** Whether a text of it is made to be short: all calls of a part are as many as they are. */
    public boolean shortened() {
        return (kind == Kind.FAILURE || kind == Kind.AROUND) && touched.isBlank();
    }

    /** What is left of it in another run, whose steps and devices have other numbers and names. */
    Passage elsewhere() {
        return kind == Kind.WHOLE ? new Passage(kind, "", "", 0, "") : FAILURE;
    }
}
