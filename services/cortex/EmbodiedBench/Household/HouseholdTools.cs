using Robotics.Cortex.EmbodiedBench.Prompts;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>What a state needs that nobody mentions: something that heats, cools, rinses or cuts, and a place to put things aside.</summary>
internal sealed class HouseholdTools(HouseholdThings things, HouseholdWorld world)
{
    /// <summary>The first thing of the kind that is there and has failed least; null when there is none.</summary>
    public HouseholdThing? Best(ThingKind kind, Func<HouseholdThing, bool> fits) =>
        things.All.Where(t => t.Is(kind) && t.CanGo && !world.IsAbsent(t.Name) && fits(t))
            .OrderBy(Trouble).ThenBy(t => t.Rank).FirstOrDefault();

    public HouseholdThing? Heater => Best(ThingKind.Heats, t => t.Switches && t.Opens);

    public HouseholdThing? Cooler => Best(ThingKind.Cools, t => t.Opens);

    public HouseholdThing? Basin => Best(ThingKind.Rinses, t => t.Holds);

    public HouseholdThing? Faucet => Best(ThingKind.Pours, t => t.Switches);

    public HouseholdThing? Knife => Best(ThingKind.Cuts, t => t.Portable);

    /// <summary>Where something can be put aside, none of <paramref name="not"/>.</summary>
    public HouseholdThing? Spare(params IEnumerable<HouseholdThing> not) => Best(ThingKind.Spare, t => t.Holds && !t.Opens && !not.Contains(t));

    private int Trouble(HouseholdThing thing) =>
        world.Failures(ActionVerb.Go, thing.Name) + world.Failures(ActionVerb.PickUp, thing.Name) + world.Failures(ActionVerb.PutDown, thing.Name)
        + world.Failures(ActionVerb.PlaceAt, thing.Name) + world.Failures(ActionVerb.TurnOn, thing.Name) + world.Failures(ActionVerb.Open, thing.Name);
}
