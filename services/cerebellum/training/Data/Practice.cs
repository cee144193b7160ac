using Robotics.Sim.Demonstrations;
using Robotics.Training.Networks;

namespace Robotics.Training.Data;

/// <summary>Several sets of demonstrations of one scene as one. Samples of episodes whose number divides by 20 are kept back for checking.</summary>
internal sealed class Practice
{
    private const int Kept = 20;

    private readonly ImmutableArray<DemonstrationData> _sets;

    public Practice(IEnumerable<DemonstrationData> sets)
    {
        _sets = [.. sets];
        if (_sets.IsEmpty) throw new RoboticsException(ErrorCode.InvalidArgument, "There are no demonstrations to learn from.");
        var all = new List<SampleId>();
        var kept = new List<SampleId>();
        for (int s = 0; s < _sets.Length; s++)
        {
            DemonstrationData set = _sets[s];
            for (int i = 0; i < set.Count; i++) (set.Subgoals[set.SubgoalOf(i)].Episode % Kept == 0 ? kept : all).Add(new SampleId(s, i));
        }

        (Learn, Check) = ([.. all], [.. kept]);
    }

    public ImmutableArray<SampleId> Learn { get; }

    public ImmutableArray<SampleId> Check { get; }

    public DemonstrationSet Set => _sets[0].Set;

    public DemonstrationData this[SampleId id] => _sets[id.Set];

    public static ImmutableArray<SampleId> Pictured(Practice practice, ImmutableArray<SampleId> ids) =>
        [.. ids.Where(id => practice[id].PictureOf(id.Sample) >= 0)];

    /// <summary>The cameras, as the first picture says where they are.</summary>
    public ImmutableArray<CameraGeometry> Cameras(ImmutableArray<CameraDescription> described)
    {
        SampleId first = Pictured(this, Learn)[0];
        DemonstrationData set = this[first];
        ReadOnlySpan<float> s = set.State(first.Sample);
        Vec3 x = new(s[3], s[4], s[5]), y = new(s[6], s[7], s[8]);
        Pose X_WT = new(new Vec3(s[0], s[1], s[2]), Rotation.FromColumns(x, y, x.Cross(y)));
        var cameras = ImmutableArray.CreateBuilder<CameraGeometry>();
        for (int i = 0; i < Set.Pictures.Length; i++)
        {
            Pose X_WC = set.Picture(set.PictureOf(first.Sample), i).Camera;
            bool onHand = described.Single(c => c.Name == Set.Pictures[i].Camera).OnHand;
            cameras.Add(new CameraGeometry(Set.Pictures[i], Set.FocalLengths[i], onHand ? X_WT.Inverse() * X_WC : X_WC, onHand));
        }

        return cameras.ToImmutable();
    }
}
