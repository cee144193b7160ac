using Robotics.Host.Deployment;
using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Host.Robots;

/// <summary>Whether a robot's folder describes one robot: its two files agree, its kinematics are consistent, it can hold itself up, reach and grip.</summary>
internal sealed class RobotCheck : IDisposable
{
    private const int Postures = 200;
    private const double Step = 1e-6, JacobianTolerance = 1e-4;

    /// <summary>Shares of random poses that the inverse kinematics must find from the home posture alone.</summary>
    private const double LeastFound = 0.5;

    private readonly RobotDefinition _robot;
    private readonly BodyDescription _body;
    private readonly MujocoRobotModel _model;
    private readonly RandomStream _random = new(0, 0, "robot check");

    private RobotCheck(string name)
    {
        _robot = RobotCatalog.Load(name);
        _body = _robot.Body;
        _model = new MujocoRobotModel(_robot);
    }

    /// <summary>Everything that was looked at, in order.</summary>
    /// <exception cref="RoboticsException">UnknownName: no such robot. MalformedFile: one of its files is not what it should be.</exception>
    public static ImmutableArray<Finding> Look(string name)
    {
        using RobotCheck check = new(name);
        return
        [
            new("files", null, $"{check._body.Joints.Length} joints, {check._body.CommandType} at {1 / check._body.ServoPeriod.TotalSeconds:F0} Hz"),
            .. ModelLimits.Look(check._robot),
            check.Home(),
            check.Holding(),
            check.Jacobian(),
            check.Inverse(),
            check.Reach(),
            GripperCheck.Look(check._body, check._model),
        ];
    }

    public void Dispose() => _model.Dispose();

    private Finding Home()
    {
        double[] q = [.. _body.HomePositions];
        Vec3 tcp = _model.Forward(q, []).Position;
        if (!_body.Workspace.Contains(tcp)) return new("home", $"the TCP is at {tcp} m; allowed: within the workspace, {_body.Workspace}", "");
        PlacedShape[] shapes = new PlacedShape[_model.Relations.OfHand.Length];
        _model.Shapes(q, _body.Gripper.MaxWidth, shapes);
        double least = double.PositiveInfinity;
        foreach (ShapePair pair in _model.Relations.Pairs) least = Math.Min(least, ConvexDistance.Between(shapes[pair.First], shapes[pair.Second]).Distance);
        foreach (ShapePair pair in _model.Relations.BasePairs)
            least = Math.Min(least, ConvexDistance.Between(shapes[pair.First], _model.Relations.Base[pair.Second]).Distance);
        return least < _body.Safety.Clearance
            ? new("home", FormattableString.Invariant($"parts of the arm are {least} m apart; allowed: {_body.Safety.Clearance} m or more, safety.clearance"), "")
            : new("home", null, FormattableString.Invariant($"TCP at {tcp.X:F3} {tcp.Y:F3} {tcp.Z:F3} m, parts {least:F3} m apart"));
    }

    private Finding Holding()
    {
        int n = _body.Joints.Length;
        double[] mass = new double[n * n], bias = new double[n], still = new double[n];
        double most = 0;
        for (int i = 0; i < Postures; i++)
        {
            double[] q = Posture();
            _model.Dynamics(q, still, mass, bias);
            for (int j = 0; j < n; j++)
            {
                double share = Math.Abs(bias[j]) / _body.Joints[j].MaxEffort;
                most = Math.Max(most, share);
                if (share < 1) continue;
                string posture = string.Join(' ', q.Select(x => FormattableString.Invariant($"{x:F2}")));
                return new("holding", FormattableString.Invariant($"{_body.Joints[j].Name} needs {bias[j]:F1} N·m at {posture}; allowed: maxEffort, {_body.Joints[j].MaxEffort}"), "");
            }
        }

        return new("holding", null, FormattableString.Invariant($"no posture takes more than {most:P0} of a motor's torque"));
    }

    private Finding Jacobian()
    {
        int n = _body.Joints.Length;
        double[] jacobian = new double[6 * n];
        double worst = 0;
        for (int i = 0; i < Postures; i++)
        {
            double[] q = Posture();
            Pose X_BT = _model.Forward(q, jacobian);
            for (int j = 0; j < n; j++)
            {
                q[j] += Step;
                Pose moved = _model.Forward(q, []);
                q[j] -= Step;
                Vec3 linear = (moved.Position - X_BT.Position) / Step;
                Vec3 angular = (moved.Rotation * X_BT.Rotation.Inverse()).ToRotationVector() / Step;
                worst = Math.Max(worst, (linear - new Vec3(jacobian[j], jacobian[n + j], jacobian[(2 * n) + j])).Norm);
                worst = Math.Max(worst, (angular - new Vec3(jacobian[(3 * n) + j], jacobian[(4 * n) + j], jacobian[(5 * n) + j])).Norm);
            }
        }

        return worst > JacobianTolerance
            ? new("Jacobian", FormattableString.Invariant($"it differs from differences of the kinematics by {worst}; allowed: {JacobianTolerance}"), "")
            : new("Jacobian", null, FormattableString.Invariant($"within {worst:E0} of differences at {Postures} postures"));
    }

    private Finding Inverse()
    {
        int tried = 0, found = 0;
        double[] q = new double[_body.Joints.Length];
        for (int i = 0; i < 20 * Postures && tried < Postures; i++)
        {
            Pose X_BT = _model.Forward(Posture(), []);
            if (!_body.Workspace.Contains(X_BT.Position)) continue;
            tried++;
            _body.HomePositions.CopyTo(q);
            if (!_model.Inverse(X_BT, q)) continue;
            found++;
            if (Wrong(X_BT, q) is { } wrong) return new("inverse kinematics", wrong, "");
        }

        return found < LeastFound * tried || tried == 0
            ? new("inverse kinematics", $"it found {found} of {tried} poses that the arm can take; allowed: {LeastFound:P0} or more", "")
            : new("inverse kinematics", null, $"{found} of {tried} poses in the workspace found from home, all back to 1 mm and 0.5°");
    }

    private string? Wrong(Pose X_BT, double[] q)
    {
        Pose reached = _model.Forward(q, []);
        double off = (reached.Position - X_BT.Position).Norm, turned = reached.Rotation.AngleTo(X_BT.Rotation);
        if (off > 1e-3 || turned > 0.5 * Math.PI / 180)
            return FormattableString.Invariant($"a solution is {off} m and {turned} rad from what was asked; allowed: 0.001 m and 0.0087 rad");
        for (int j = 0; j < q.Length; j++)
        {
            JointDescription joint = _body.Joints[j];
            if (q[j] < joint.MinPosition || q[j] > joint.MaxPosition)
                return FormattableString.Invariant($"a solution has {joint.Name} at {q[j]} rad; allowed: {joint.MinPosition} to {joint.MaxPosition}");
        }

        return null;
    }

    private Finding Reach()
    {
        const int PerAxis = 6;
        int reached = 0;
        double[] q = new double[_body.Joints.Length];
        Rotation down = Rotation.FromAxisAngle(Vec3.UnitX, Math.PI);
        for (int i = 0; i < PerAxis * PerAxis * PerAxis; i++)
        {
            Vec3 share = new((i % PerAxis) + 0.5, (i / PerAxis % PerAxis) + 0.5, (i / (PerAxis * PerAxis)) + 0.5);
            Vec3 size = _body.Workspace.Size;
            Vec3 p = _body.Workspace.Min + new Vec3(size.X * share.X / PerAxis, size.Y * share.Y / PerAxis, size.Z * share.Z / PerAxis);
            _body.HomePositions.CopyTo(q);
            if (_model.Inverse(new Pose(p, down), q)) reached++;
        }

        return reached == 0
            ? new("reach", $"no place of the workspace {_body.Workspace} was reached with the gripper down; allowed: some", "")
            : new("reach", null, FormattableString.Invariant($"{(double)reached / (PerAxis * PerAxis * PerAxis):P0} of the workspace with the gripper down"));
    }

    private double[] Posture() => [.. _body.Joints.Select(j => _random.NextBetween(j.MinPosition, j.MaxPosition))];
}
