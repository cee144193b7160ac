using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Cerebellum.Policies;
using Robotics.Cerebellum.Policies.Onnx.Writing;

namespace Robotics.Tests.Policies;

public sealed class OnnxPolicies : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("policy").FullName;

    private static readonly BodyDescription Body = Tabletop.Tabletop.Panda.Body with { Cameras = [new("view", 4, 4, 1, false)] };

    private static readonly float[] Zeros = new float[2 * 7];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A model whose two rows of seven numbers are the three numbers of the state, then four constants.</summary>
    private static OnnxModelWriter Copying() => new OnnxModelWriter("copy")
        .Input("state", OnnxElement.Float, 1, 3)
        .Constant("rest", [0f, 0, 0, 0.7f], 1, 4)
        .Node("Concat", ["state", "rest"], "row", ("axis", [1], false))
        .Node("Concat", ["row", "row"], "rows", ("axis", [0], false))
        .Node("Identity", ["rows"], "actions")
        .Output("actions", OnnxElement.Float, 2, 7);

    private void Write(OnnxModelWriter model, string extra = "", string graphs = """[{ "file": "model.onnx" }]""", string actions = "")
    {
        File.WriteAllBytes(Path.Combine(_folder, "model.onnx"), model.ToArray());
        WriteFile(extra, graphs, actions);
    }

    private void WriteFile(string extra, string graphs, string actions) => File.WriteAllText(
        Path.Combine(_folder, "policy.json"),
        $$"""
        { "schema": 1, "backend": "onnx", "embodiment": "panda",
          "actions": { "kind": "osc_pose_delta", "frame": "world", "horizon": 2, "executionHorizon": 1{{actions}} },
          "graphs": {{graphs}}{{extra}} }
        """);

    private const string State = """, "state": { "name": "state", "components": ["tcp_position"] }""";

    private IPolicy Load() => PolicyCatalog.Create(_folder, Body, NullLoggerFactory.Instance);

    private static Observation Now(Vec3 tcp) => new()
    {
        Step = 0, Time = TimeSpan.Zero, JointPositions = [], JointVelocities = [], JointEfforts = [], TcpInWorld = new(tcp, Rotation.Identity),
        TcpVelocity = default, GripperWidth = 0.04, Mode = BodyMode.Idle,
    };

    private static async Task<double[]> Ask(IPolicy policy, PolicyQuery query)
    {
        PolicySession session = await policy.BeginAsync(new("t", query.Instruction, 3), default);
        double[] rows = new double[policy.Description.Horizon * policy.Description.Space.Dimension];
        await policy.InferAsync(session, query, rows, default);
        await policy.EndAsync(session, default);
        return rows;
    }

    private static PolicyQuery Query(string sentence = "pick up the block") => new() { Now = Now(new(0.1, 0.2, 0.3)), Instruction = sentence, Gripper = -1 };

    [Fact]
    public async Task A_model_gets_the_state_and_its_answer_becomes_actions()
    {
        Write(Copying(), State);
        await using IPolicy policy = Load();
        double[] rows = await Ask(policy, Query());
        Assert.Equal([0.1, 0.2, 0.3, 0, 0, 0, 1], rows.Take(7).Select(v => Math.Round(v, 6)));
    }

    [Fact]
    public async Task Statistics_are_applied_to_the_state_and_undone_on_the_answer()
    {
        Write(
            Copying(),
            """, "state": { "name": "state", "components": ["tcp_position"], "normalization": { "mode": "quantiles", "low": [0, 0, 0], "high": [1, 1, 1] } }""",
            actions: """, "gripperBinary": false, "normalization": { "mode": "mean_deviation", "low": [0.5,0,0,0,0,0,0], "high": [2,1,1,1,1,1,1], "mask": [true,true,true,true,true,true,false] }""");
        await using IPolicy policy = Load();
        double[] rows = await Ask(policy, Query());
        Assert.Equal([-1.1, -0.6, -0.4, 0, 0, 0, 0.7], rows.Take(7).Select(v => Math.Round(v, 6)));
    }

    /// <summary>The same in half precision: state and answer.</summary>
    private static OnnxModelWriter Halved() => new OnnxModelWriter("half")
        .Input("state", OnnxElement.Float16, 1, 3)
        .Node("Cast", ["state"], "wide", ("to", [(long)OnnxElement.Float], false))
        .Constant("rest", [0f, 0, 0, 0.7f], 1, 4)
        .Node("Concat", ["wide", "rest"], "row", ("axis", [1], false))
        .Node("Concat", ["row", "row"], "rows", ("axis", [0], false))
        .Node("Cast", ["rows"], "actions", ("to", [(long)OnnxElement.Float16], false))
        .Output("actions", OnnxElement.Float16, 2, 7);

    [Fact]
    public async Task A_model_in_half_precision_is_given_and_read_as_such()
    {
        Write(Halved(), State, actions: """, "gripperBinary": false""");
        await using IPolicy policy = Load();
        double[] rows = await Ask(policy, Query());
        Assert.Equal([0.1, 0.2, 0.3, 0, 0, 0, 0.7], rows.Take(7).Select(v => Math.Round(v, 3)));
        Assert.NotEqual(0.1f, (float)rows[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_inference_allocates_nothing(bool half)
    {
        Write(half ? Halved() : Copying(), State);
        await using IPolicy policy = Load();
        PolicySession session = await policy.BeginAsync(new("t", "pick up", 0), default);
        double[] rows = new double[14];
        PolicyQuery query = Query("pick up");
        for (int i = 0; i < 50; i++) await policy.InferAsync(session, query, rows, default);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            ValueTask asked = policy.InferAsync(session, query, rows, default);
            Assert.True(asked.IsCompletedSuccessfully);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_wrong_shape_is_refused_at_load_with_both_shapes()
    {
        Write(Copying(), """, "state": { "name": "state", "components": ["tcp_position", "gripper_width"] }""");
        RoboticsException e = Assert.Throws<RoboticsException>(() => Load());
        Assert.Contains("input 'state'", e.Message, StringComparison.Ordinal);
        Assert.Contains("[1, 3]", e.Message, StringComparison.Ordinal);
        Assert.Contains("4 numbers", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_without_a_source_is_refused_with_what_there_is()
    {
        Write(Copying());
        Assert.Contains("'state'", Assert.Throws<RoboticsException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_answers_NaN_is_refused_at_load()
    {
        OnnxModelWriter model = new OnnxModelWriter("nan").Input("state", OnnxElement.Float, 1, 3)
            .Constant("zero", [0f], 1).Constant("zeros", Zeros, 2, 7).Node("Div", ["zeros", "zero"], "actions").Output("actions", OnnxElement.Float, 2, 7);
        Write(model, State);
        RoboticsException e = Assert.Throws<RoboticsException>(() => Load());
        Assert.Equal(ErrorCode.CommandRejected, e.Code);
        Assert.Contains("NaN", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""", "normalization": { "mode": "quantiles" }""", "statistics 'low'")]
    [InlineData(""", "normalization": { "mode": "min_max", "low": [0,0,0,0,0,0,0], "high": [1,1,1,0,1,1,1] }""", "Number 3")]
    [InlineData(""", "gripperOpen": 1""", "gripper")]
    [InlineData(""", "periodSeconds": 0.1""", "every 0.1 s")]
    public void Missing_statistics_and_actions_that_do_not_fit_are_refused_by_name(string actions, string why)
    {
        Write(Copying(), State, actions: actions);
        Assert.Contains(why, Assert.Throws<RoboticsException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_keys_files_backends_and_names_are_refused_by_name()
    {
        Write(Copying(), ", \"colour\": 1");
        Assert.Contains("colour", Assert.Throws<RoboticsException>(() => Load()).Message, StringComparison.Ordinal);
        WriteFile("", """[{ "file": "absent.onnx" }]""", "");
        Assert.Contains("absent.onnx", Assert.Throws<RoboticsException>(() => Load()).Message, StringComparison.Ordinal);
        Assert.Contains("tabletop", Assert.Throws<RoboticsException>(() => PolicyCatalog.Create("nothing", Body, NullLoggerFactory.Instance)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_models_hand_on_what_they_find_and_an_expert_turns_noise_into_actions()
    {
        // "vision" doubles the state; the expert's velocity is noise minus goal, so that Euler steps from time 1 to 0 end at the goal exactly.
        OnnxModelWriter vision = new OnnxModelWriter("vision").Input("state", OnnxElement.Float, 1, 3).Constant("two", [2f], 1)
            .Node("Mul", ["state", "two"], "context").Output("context", OnnxElement.Float, 1, 3);
        OnnxModelWriter expert = new OnnxModelWriter("expert").Input("context", OnnxElement.Float, 1, 3).Input("x", OnnxElement.Float, 1, 2, 7).Input("time", OnnxElement.Float, 1)
            .Constant("rest", [0f, 0, 0, 1], 1, 4).Node("Concat", ["context", "rest"], "row", ("axis", [1], false)).Node("Concat", ["row", "row"], "goal", ("axis", [0], false))
            .Node("Sub", ["x", "goal"], "away").Node("Div", ["away", "time"], "velocity").Output("velocity", OnnxElement.Float, 1, 2, 7);
        File.WriteAllBytes(Path.Combine(_folder, "vision.onnx"), vision.ToArray());
        File.WriteAllBytes(Path.Combine(_folder, "expert.onnx"), expert.ToArray());
        WriteFile(State, """[{ "file": "vision.onnx" }, { "file": "expert.onnx", "denoising": { "steps": 4 } }]""", "");
        await using IPolicy policy = Load();
        Assert.True(policy.Description.KeepsFrozenRows);
        double[] rows = await Ask(policy, Query());
        Assert.Equal([0.2, 0.4, 0.6, 0, 0, 0, 1], rows.Take(7).Select(v => Math.Round(v, 5)));
        double[] frozen = await Ask(policy, Query() with { Previous = new double[] { 0.9, 0.8, 0.7, 0, 0, 0, -1, 0, 0, 0, 0, 0, 0, -1 }, Frozen = 1 });
        Assert.Equal([0.9, 0.8, 0.7, 0, 0, 0, -1, 0.2], frozen.Take(8).Select(v => Math.Round(v, 5)));
        Assert.Equal(rows, await Ask(policy, Query()));
    }

    [Fact]
    public async Task A_model_that_runs_once_a_session_keeps_its_answer_until_the_next_one()
    {
        OnnxModelWriter once = new OnnxModelWriter("once").Input("state", OnnxElement.Float, 1, 3).Node("Identity", ["state"], "context").Output("context", OnnxElement.Float, 1, 3);
        OnnxModelWriter always = new OnnxModelWriter("always").Input("context", OnnxElement.Float, 1, 3).Input("state", OnnxElement.Float, 1, 3)
            .Constant("rest", [0f], 1, 1).Node("Concat", ["context", "state", "rest"], "row", ("axis", [1], false))
            .Node("Concat", ["row", "row"], "actions", ("axis", [0], false)).Output("actions", OnnxElement.Float, 2, 7);
        File.WriteAllBytes(Path.Combine(_folder, "once.onnx"), once.ToArray());
        File.WriteAllBytes(Path.Combine(_folder, "always.onnx"), always.ToArray());
        WriteFile(State, """[{ "file": "once.onnx", "oncePerSession": true }, { "file": "always.onnx" }]""", """, "gripperBinary": false""");
        await using IPolicy policy = Load();
        PolicySession session = await policy.BeginAsync(new("t", "pick up the block", 3), default);
        double[] rows = new double[14];
        foreach (double x in new[] { 0.1, 0.5 })
        {
            await policy.InferAsync(session, Query() with { Now = Now(new(x, 0.2, 0.3)) }, rows, default);
            Assert.Equal([0.1, 0.2, 0.3, x, 0.2, 0.3, 0], rows.Take(7).Select(v => Math.Round(v, 5)));
        }

        Assert.Equal([0.7, 0.7], (await Ask(policy, Query() with { Now = Now(new(0.7, 0.2, 0.3)) })).Where((_, i) => i % 7 is 0 or 3).Take(2).Select(v => Math.Round(v, 5)));
    }

    [Fact]
    public async Task Pictures_and_words_reach_the_model_as_policy_json_says()
    {
        OnnxModelWriter model = new OnnxModelWriter("see").Input("image", OnnxElement.Float, 1, 3, 2, 2).Input("words", OnnxElement.Int64, 1, 4)
            .Node("Cast", ["words"], "said", ("to", [1], false)).Node("ReduceMax", ["said"], "largest", ("keepdims", [0], false))
            .Node("ReduceMax", ["image"], "brightest", ("keepdims", [0], false)).Node("Mul", ["largest", "brightest"], "product")
            .Constant("zeros", Zeros, 2, 7).Node("Add", ["zeros", "product"], "actions").Output("actions", OnnxElement.Float, 2, 7);
        Write(
            model,
            """
            , "pictures": [{ "name": "image", "camera": "view", "captureWidth": 4, "captureHeight": 4, "width": 2, "height": 2, "shrink": 2 }],
              "pictureForm": { "mean": [0.5, 0.5, 0.5], "deviation": [0.5, 0.5, 0.5] }, "language": { "name": "words", "form": "words", "count": 4, "rows": 2 }
            """,
            actions: """, "gripperBinary": false""");
        await using IPolicy policy = Load();
        CameraFrame frame = new()
        {
            Camera = "view", Width = 4, Height = 4, Rgb = Enumerable.Repeat((byte)204, 48).ToArray(), FocalLength = 4, CameraInWorld = Pose.Identity, Time = TimeSpan.Zero,
        };
        double[] rows = await Ask(policy, Query("Go!") with { Now = Now(Vec3.Zero) with { Frames = [frame] } });
        Assert.Equal(0.6, rows[0], 5);
        RoboticsException blind = await Assert.ThrowsAsync<RoboticsException>(() => Ask(policy, Query("Go!")));
        Assert.Contains("4x4 picture of view", blind.Message, StringComparison.Ordinal);
    }
}
