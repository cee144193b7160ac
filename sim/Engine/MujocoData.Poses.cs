namespace Robotics.Sim.Engine;

/// <content>Poses in the world, as the last forward pass computed them.</content>
public sealed partial class MujocoData
{
    public Vec3 BodyPosition(int body) => PoseLayout.ReadVector(BodyXpos, body);

    public Vec3 SitePosition(int site) => PoseLayout.ReadVector(SiteXpos, site);

    /// <summary>The site's axes in the world, exactly as MuJoCo's matrix has them.</summary>
    public Axes SiteAxes(int site) => Axes.FromRows(SiteXmat.Slice(9 * site, 9));

    public Pose BodyPose(int body) => PoseLayout.Read(BodyXpos, BodyXquat, body);

    public Pose GeomPose(int geom) => PoseLayout.ReadWithMatrix(GeomXpos, GeomXmat, geom);

    public Pose SitePose(int site) => PoseLayout.ReadWithMatrix(SiteXpos, SiteXmat, site);

    /// <summary>The camera looks along its -z; its y is up in the picture.</summary>
    public Pose CameraPose(int camera) => PoseLayout.ReadWithMatrix(CameraXpos, CameraXmat, camera);

    /// <summary>Where a free joint puts its body, by qpos: up to date before a forward pass too.</summary>
    public Pose FreeJointPose(int joint)
    {
        Span<double> q = FreeJoint(joint);
        return PoseLayout.Read(q[..3], q[3..], 0);
    }

    /// <summary>Moves the body of a free joint. The velocity stays as it is.</summary>
    public void SetFreeJointPose(int joint, Pose pose)
    {
        Span<double> q = FreeJoint(joint);
        PoseLayout.Write(q[..3], q[3..], 0, pose);
    }

    public void SetMocapPose(int mocap, Pose pose) => PoseLayout.Write(MocapPos, MocapQuat, mocap, pose);

    private Span<double> FreeJoint(int joint)
    {
        RequireId(ModelObject.Joint, joint);
        if (Model.JointTypes[joint] != (int)JointType.Free)
        {
            throw RoboticsException.Invalid("The type of the joint", (JointType)Model.JointTypes[joint], nameof(JointType.Free));
        }

        return Qpos.Slice(Model.JointQposAddress[joint], 7);
    }
}
