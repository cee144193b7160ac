namespace Robotics.Sim.Scenes.Tabletop;

/// <summary>What may be practised on the tabletop: every block, container and neighbour in turn, not only those of the named tasks. Episodes that ask for a side are many, since each shows one only; so are those that fill the bowl or the plate, where a free place has to be found.</summary>
/// <remarks>
/// Bowl and plate begin unturned: they are round, so their heading cannot be seen, and the demonstrator's grasps and places follow it. Drawn, it would teach who only
/// sees pictures the mean of all free places, which is the middle, where something lies already.
/// </remarks>
internal static class TabletopPractice
{
    private static readonly ImmutableArray<string> Blocks = ["red", "green", "blue", "yellow"];
    private static readonly ImmutableArray<string> Sides = ["next to", "next to", "to the left of", "to the right of"];

    public static ScenePractice All { get; } = new(
    [
        (3, r => Say($"put the {Block(r)} block in the bowl")),
        (3, r => Pair(r, (a, b) => $"stack the {a} block on the {b} block")),
        (3, _ => Say("put all the blocks in the bowl")),
        (2, r => Triple(r, (a, b, c) => $"put the {a} block, the {b} block and the {c} block in the bowl")),
        (2, r => Triple(r, (a, b, c) => $"put the {a} block, the {b} block and the {c} block on the plate")),
        (2, r => Say($"put the {Block(r)} block on the plate")),
        (2, _ => Say("put the bowl on the plate")),
        (8, r => Pair(r, (a, b) => $"put the {a} block {Sides[r.NextIndex(Sides.Length)]} the {Neighbour(r, b)}")),
        (2, r => Triple(r, (a, b, c) => $"stack the {a} block on the {b} block and then the {c} block on the {a} block")),
        (1, r => Pair(r, (a, b) => $"put the {a} block in the bowl and the {b} block on the plate")),
        (1.5, OutOfBowl),
        (1.5, r => Say($"put the {Block(r)} block in the bowl and then put the bowl on the plate")),
        (3, r => Pair(r, (a, b) => $"put the {a} block and the {b} block on the plate")),
    ]);

    private static SceneTask Say(string instruction) => new("practice", instruction, static _ => false) { Unturned = ["bowl", "plate"] };

    private static string Block(RandomStream random) => Blocks[random.NextIndex(Blocks.Length)];

    private static string Neighbour(RandomStream random, string block) => random.NextIndex(3) switch
    {
        0 => "bowl",
        1 => "plate",
        _ => $"{block} block",
    };

    private static SceneTask Pair(RandomStream random, Func<string, string, string> say)
    {
        ImmutableArray<int> order = random.NextPermutation(Blocks.Length);
        return Say(say(Blocks[order[0]], Blocks[order[1]]));
    }

    private static SceneTask Triple(RandomStream random, Func<string, string, string, string> say)
    {
        ImmutableArray<int> order = random.NextPermutation(Blocks.Length);
        return Say(say(Blocks[order[0]], Blocks[order[1]], Blocks[order[2]]));
    }

    private static SceneTask OutOfBowl(RandomStream random)
    {
        string block = Block(random);
        return Say($"take the {block} block out of the bowl and put it on the plate") with { Inside = [($"{block}_block", "bowl")] };
    }
}
