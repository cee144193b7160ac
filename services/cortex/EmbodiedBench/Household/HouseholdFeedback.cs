using Robotics.Cortex.EmbodiedBench.Prompts;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>What an environment's words about a failed action tell of the world.</summary>
internal sealed class HouseholdFeedback(HouseholdWorld world, HouseholdThings things)
{
    /// <summary>Takes in what is said; what is not explained counts as a failure of this action with this thing.</summary>
    public void Explain(ActionVerb verb, string thing, HistoryStep step)
    {
        if (step.Says("not holding anything") || (verb is ActionVerb.PutDown or ActionVerb.Drop && step.Says("not holding any object")) || step.Says("when not holding something"))
        {
            world.Hold(null);
            return;
        }

        switch (verb)
        {
            case ActionVerb.Go:
                Missing(thing, step);
                break;
            case ActionVerb.PickUp:
                PickUp(thing, step);
                break;
            case ActionVerb.PutDown or ActionVerb.PlaceAt:
                PutDown(verb == ActionVerb.PlaceAt ? thing : world.Aims, verb, step);
                break;
            case ActionVerb.Open when step.Says("already open"):
                world.SetOpen(thing, true);
                world.Fail(verb, thing);
                break;
            case ActionVerb.Close when step.Says("already closed"):
                world.SetOpen(thing, false);
                world.Fail(verb, thing);
                break;
            default:
                world.Fail(verb, thing);
                break;
        }
    }

    /// <summary>"Cannot find X. This object may not exist": it is not there. "Cannot move to X": there is no way.</summary>
    private void Missing(string thing, HistoryStep step)
    {
        if (step.Says("cannot find")) world.Lacks(thing);
        else world.Fail(ActionVerb.Go, thing);
    }

    private void PickUp(string thing, HistoryStep step)
    {
        if (Named(step, "because it is in ") is { } container)
        {
            world.Locate(thing, container.Name);
            if (container.Opens) world.SetOpen(container.Name, false);
            world.Fail(ActionVerb.PickUp, thing);
        }
        else if (Named(step, "currently holding ") is { } held)
        {
            world.Hold(held.Name);
        }
        else if (step.Says("not near the robot") && world.At is { } place)
        {
            world.Misses(thing, place);
        }
        else if (step.Says("when holding something"))
        {
            // What it is was said before, or nobody knows: something has to be put down first.
            world.Hold(world.Holding ?? thing);
        }
        else
        {
            world.Fail(ActionVerb.PickUp, thing);
        }
    }

    private void PutDown(string? place, ActionVerb verb, HistoryStep step)
    {
        if (step.Says("dropped the object")) world.Hold(null);
        if (place is null) return;
        // It may well be shut: it is opened, unless that is what was just done.
        if (things.Find(place)?.Opens == true && !world.IsOpen(place)) return;
        world.Fail(verb, place);
    }

    /// <summary>The thing that is named after these words.</summary>
    private HouseholdThing? Named(HistoryStep step, string words)
    {
        int at = step.Feedback.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        string rest = step.Feedback[(at + words.Length)..];
        return things.All.Where(t => rest.StartsWith(t.Name, StringComparison.OrdinalIgnoreCase)).MaxBy(t => t.Name.Length);
    }
}
