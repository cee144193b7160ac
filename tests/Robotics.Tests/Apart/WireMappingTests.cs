using System.Text.Json;
using Google.Protobuf;
using Robotics.Protos.Mapping;

namespace Robotics.Tests.Apart;

/// <summary>Whatever crosses the wire arrives whole: a property that the mapping forgets is found here, whoever added it.</summary>
public sealed class WireMappingTests
{
    private static readonly Type[] Events = [.. typeof(TaskEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TaskEvent))).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static readonly SortedDictionary<string, Func<object, object>> There = new(StringComparer.Ordinal)
    {
        [nameof(BodyDescription)] = v => Sent(((BodyDescription)v).ToWire()).FromWire(),
        [nameof(Observation)] = v => Sent(((Observation)v).ToWire()).FromWire(),
        [nameof(CameraRequest)] = v => Sent(((CameraRequest)v).ToWire()).FromWire(),
        [nameof(CommandLease)] = v => Sent(((CommandLease)v).ToWire()).FromWire(),
        [nameof(ActionChunk)] = v => Sent(((ActionChunk)v).ToWire()).FromWire(),
        [nameof(ChunkOutcome)] = v => Sent(((ChunkOutcome)v).ToWire()).FromWire(),
        [nameof(StopState)] = v => Sent(((StopState)v).ToWire()).FromWire(),
        [nameof(SceneGraph)] = v => new SceneReader().FromWire(Sent(new SceneWriter().ToWire((SceneGraph)v))),
        [nameof(Instruction)] = v => Sent(((Instruction)v).ToWire()).FromWire(),
        [nameof(Goal)] = v => Sent(((Goal)v).ToWire()).FromWire(),
        [nameof(Grounding)] = v => Sent(((Grounding)v).ToWire()).FromWire(),
        [nameof(Subgoal)] = v => Sent(((Subgoal)v).ToWire()).FromWire(),
        [nameof(PlanOutcome)] = v => Sent(((PlanOutcome)v).ToWire()).FromWire(),
        [nameof(TriedEdges)] = v => ((TriedEdges)v).ToWire().Select(Sent).FromWire(),
        [nameof(SkillProgress)] = v => Sent(((SkillProgress)v).ToWire(0, new SceneWriter())).FromWire([], new SceneReader()),
        [nameof(SkillOutcome)] = v => Sent(((SkillOutcome)v).ToWire()).FromWire(),
        [nameof(Verdict)] = v => Sent(((Verdict)v).ToWire()).FromWire(),
        [nameof(MemoryEvent)] = v => Sent(((MemoryEvent)v).ToWire()).FromWire(),
        [nameof(MemorySnapshot)] = v => Sent(((MemorySnapshot)v).ToWire()).FromWire(),
        [nameof(Cue)] = v => Sent(((Cue)v).ToWire()).FromWire(),
        [nameof(Recollections)] = v => Sent(((Recollections)v).ToWire()).FromWire(),
        [nameof(DurationModel)] = v => Sent(((DurationModel)v).ToWire()).FromWire(),
        [nameof(TaskOutcome)] = v => Sent(((TaskOutcome)v).ToWire()).FromWire(),
        [nameof(BrainOptions)] = v => Sent(((BrainOptions)v).ToWire()).FromWire() with { MemoryFolder = ((BrainOptions)v).MemoryFolder },
    };

    public static TheoryData<string> Words() => [.. There.Keys];

    public static TheoryData<string> Kinds() => [.. Events.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_of_the_domain_arrives_whole(string name)
    {
        Type type = typeof(TaskEvent).Assembly.GetTypes().Single(t => t.Name == name);
        object value = new Filled().Of(type);
        Assert.Equal(Text(value), Text(There[name](value)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_event_of_a_task_arrives_whole(string name)
    {
        TaskEvent value = (TaskEvent)new Filled().Of(Events.Single(e => e.Name == name));
        Assert.Equal(Text(value), Text(new EventReader().FromWire(Sent(new EventWriter().ToWire(value)))));
    }

    [Fact]
    public void Every_member_of_an_enum_that_crosses_the_wire_has_its_like_there()
    {
        var wire = typeof(SceneWriter).Assembly.GetTypes().Where(t => t is { IsEnum: true, IsNested: false, Namespace: "Robotics.Protos.V1" }).ToDictionary(t => t.Name);
        Type[] pairs = [.. typeof(TaskEvent).Assembly.GetTypes().Where(t => t.IsEnum && wire.ContainsKey(t.Name))];
        Assert.True(pairs.Length > 15, "Enums of the wire are called as those of the domain.");
        Assert.All(pairs, core => Assert.Equal(["Unspecified", .. Enum.GetNames(core).Order(StringComparer.Ordinal)], Enum.GetNames(wire[core.Name])
            .OrderBy(n => n != "Unspecified").ThenBy(n => n, StringComparer.Ordinal)));
    }

    [Fact]
    public void What_a_stream_has_told_of_an_object_is_not_told_again_and_is_the_same_object()
    {
        SceneGraph first = Some.Scene(Some.Block("o1", 0, 0), Some.Drawer("o2", 0.1));
        SceneGraph second = first with { At = first.At with { Step = 1 } };
        SceneWriter writer = new();
        SceneReader reader = new();
        Protos.V1.SceneGraph a = Sent(writer.ToWire(first)), b = Sent(writer.ToWire(second));
        Assert.Equal(2, a.NewDescriptions.Count);
        Assert.Empty(b.NewDescriptions);
        Assert.Null(b.NewFrame);
        SceneGraph one = reader.FromWire(a), two = reader.FromWire(b);
        Assert.Equal(Text(second), Text(two));
        Assert.Same(one.Objects[0].Description, two.Objects[0].Description);
    }

    [Fact]
    public void A_message_that_lacks_a_part_is_refused_and_says_which()
    {
        RoboticsException refused = Assert.Throws<RoboticsException>(() => new Protos.V1.ActionChunk().FromWire());
        Assert.Equal(ErrorCode.InvalidArgument, refused.Code);
        Assert.Contains("action_space", refused.Message, StringComparison.Ordinal);
    }

    private static T Sent<T>(T message)
        where T : IMessage<T>, new() => new MessageParser<T>(() => new T()).ParseFrom(message.ToByteArray());

    private static string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), RecordJson.Indented);
}
