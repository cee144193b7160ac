using static Robotics.Sim.Scenes.SceneGoals;

namespace Robotics.Sim.Scenes.Tabletop;

/// <summary>The named tasks of the tabletop. Their order is part of the suite: add at the end.</summary>
internal static class TabletopTasks
{
    private const string Red = "red_block";
    private const string Green = "green_block";
    private const string Blue = "blue_block";
    private const string Yellow = "yellow_block";
    private const string Bowl = "bowl";
    private const string Plate = "plate";
    private const string Table = "table";

    public static ImmutableArray<SceneTask> All { get; } =
    [
        new("put-red-block-in-bowl", "put the red block in the bowl", InBowl(Red)),
        new("stack-green-on-blue", "stack the green block on the blue block", On(Green, Blue)),
        new("all-blocks-in-bowl", "put all the blocks in the bowl", All4(InBowl)),
        new("blue-block-on-plate", "put the blue block on the plate", OnPlate(Blue)),
        new("bowl-on-plate", "put the bowl on the plate", OnPlate(Bowl)),
        new("yellow-block-next-to-bowl", "put the yellow block next to the bowl", NextTo(Yellow, Bowl, Table)),
        new("red-block-left-of-plate", "put the red block to the left of the plate", Beyond(Red, Plate, Table, Vec3.UnitY)),
        new("tower-of-three", "stack the red block on the blue block and then the green block on the red block", SceneGoals.All(On(Red, Blue), On(Green, Red))),
        new("sort-red-and-blue", "put the red block in the bowl and the blue block on the plate", SceneGoals.All(InBowl(Red), OnPlate(Blue))),
        new("yellow-out-of-bowl", "take the yellow block out of the bowl and put it on the plate", OnPlate(Yellow)) { Inside = [(Yellow, Bowl)] },
        new("filled-bowl-on-plate", "put the green block in the bowl and then put the bowl on the plate", SceneGoals.All(InBowl(Green), OnPlate(Bowl))),
        new("green-and-yellow-on-plate", "put the green block and the yellow block on the plate", SceneGoals.All(OnPlate(Green), OnPlate(Yellow))),
    ];

    private static Predicate<SceneTruth> InBowl(string body) => In(body, Bowl, radius: 0.065, height: 0.085);

    private static Predicate<SceneTruth> OnPlate(string body) => On(body, Plate, within: 0.065);

    private static Predicate<SceneTruth> All4(Func<string, Predicate<SceneTruth>> goal) => SceneGoals.All(goal(Red), goal(Green), goal(Blue), goal(Yellow));
}
