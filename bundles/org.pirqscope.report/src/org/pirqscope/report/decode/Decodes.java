package org.pirqscope.report.decode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.stale.StaleHitStory;
import org.pirqscope.report.stale.Stories;

/** What the message decode view shows at each position of a run; made once per run. */
public final class Decodes {

    private final Run run;
    private final HandledMessages handlings;
    private final MessagesByStep all;
    private final Map<Integer, MessagesByStep> byActor = new HashMap<>();
    private final Stories stories;

    private Decodes(Run run) {
        this.run = run;
        this.handlings = new HandledMessages(run.steps());
        this.all = handlings.all();
        this.stories = Stories.of(run);
    }

    /** Goes once through the steps of the run. */
    public static Decodes of(Run run) {
        return new Decodes(run);
    }

    /**
     * The message that is being read at the position, word by word, else the latest one that was read or written: the
     * running controller's, or anybody's if it has handled none.
     */
    public Optional<Decode> at(int position) {
        if (position == 0) {
            return Optional.empty();
        }
        Optional<MessageReading> reading = MessageReading.at(run, position);
        if (reading.isPresent()) {
            return reading.map(this::reading);
        }
        HandledMessage own = of(run.steps().get(position - 1).actor()).last(position);
        return Optional.ofNullable(own != null ? own : all.last(position)).map(handled -> decode(handled, position));
    }

    private Decode decode(HandledMessage handled, int position) {
        int until = Math.min(of(handled.actor()).next(handled.step()), position + 1);
        MessageDecode words = MessageDecode.of(handled.message().message());
        ReuseVerdict verdict = ReuseVerdict.of(run, handled, words, until);
        StaleHitStory story = stories.between(
                        handled.step(),
                        until,
                        handled.message().device(),
                        handled.message().entry())
                .orElse(null);
        return new Decode(handled, words, words.composition(), null, verdict.conditions(), verdict.outcome(), story);
    }

    private Decode reading(MessageReading reading) {
        HandledMessage coming = of(reading.actor()).after(reading.begun());
        MessageDecode words = MessageDecode.of(reading.message());
        ReuseVerdict verdict = ReuseVerdict.of(run, reading, words);
        return new Decode(
                coming, words, Composition.of(reading), reading, verdict.conditions(), verdict.outcome(), null);
    }

    private MessagesByStep of(int actor) {
        return byActor.computeIfAbsent(actor, handlings::of);
    }
}
