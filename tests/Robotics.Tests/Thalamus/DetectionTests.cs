using Robotics.Thalamus;

namespace Robotics.Tests.Thalamus;

public sealed class DetectionTests
{
    private static readonly ObjectDescription Block = new() { Id = "", Category = "block", Names = ["red block"], Mobility = Mobility.Movable, Parts = [] };

    private readonly SeenBody _body = new();

    [Fact]
    public async Task Objects_of_a_class_keep_their_ids_when_the_detector_names_them_in_another_order()
    {
        IPerception perception = await Begin(At(0.1, 0), At(0.3, 0));
        SceneGraph before = await See(perception, 0);
        SceneGraph after = await See(perception, 1, At(0.302, 0), At(0.11, 0.01));
        Assert.Equal(["d001", "d002"], after.Objects.Select(o => o.Id));
        Assert.All(before.Objects.Zip(after.Objects), pair => Assert.True((pair.First.Pose.Position - pair.Second.Pose.Position).Norm < 0.02));
        Assert.False(after.Privileged);
    }

    [Fact]
    public async Task What_appears_is_new_and_what_is_no_longer_seen_is_believed_in_less()
    {
        IPerception perception = await Begin(At(0.1, 0));
        await See(perception, 1, At(0.6, 0.2));
        SceneGraph later = await See(perception, 40, At(0.6, 0.2));
        Assert.Equal(["d001", "d002"], later.Objects.Select(o => o.Id));
        Assert.True(later.Objects[0].Confidence < later.Objects[1].Confidence);
    }

    [Fact]
    public async Task Noise_is_averaged_while_an_object_stays()
    {
        IPerception perception = await Begin(At(0.1, 0));
        RandomStream random = new(3, 0, "noise");
        SceneGraph? scene = null;
        for (int step = 1; step <= 40; step++) scene = await See(perception, step, At(0.1 + (0.005 * random.NextGaussian()), 0.005 * random.NextGaussian()));
        Assert.InRange((scene!.Objects[0].Pose.Position - new Vec3(0.1, 0, 0)).Norm, 0, 0.004);
        Assert.InRange(scene.Objects[0].Uncertainty.Position, 0.0005, 0.003);
    }

    [Fact]
    public async Task A_class_that_the_detector_is_not_sure_of_is_not_believed()
    {
        IPerception perception = await Begin(At(0.1, 0) with { Score = 0.1 });
        Assert.Empty((await See(perception, 0)).Objects);
    }

    private static Detection At(double x, double y) => new(Block, Pose.At(x, y, 0), new(0.005, 0.02), 0.9, TimeSpan.Zero);

    private async Task<IPerception> Begin(params Detection[] detections)
    {
        _body.Detections = [.. detections];
        IPerception perception = PerceptionCatalog.Create("detections", _body);
        await perception.BeginAsync(new PerceptionContext("t", 0), TestContext.Current.CancellationToken);
        return perception;
    }

    private async Task<SceneGraph> See(IPerception perception, int step, params Detection[] detections)
    {
        while (_body.Now < TimeSpan.FromSeconds(0.05 * step)) _body.Step();
        if (detections.Length > 0) _body.Detections = [.. detections.Select(d => d with { Time = _body.Now })];
        return await perception.PerceiveAsync(new TaskStep("t", step, TimeSpan.Zero), TestContext.Current.CancellationToken);
    }
}
