namespace Robotics.Sim.Engine;

/// <content>Poses as the model declares them. Where things are in a simulation is asked of <see cref="MujocoData"/>.</content>
public sealed partial class MujocoModel
{
    /// <summary>The body in its parent's frame.</summary>
    public Pose BodyPoseInParent(int body) => PoseLayout.Read(BodyPos, BodyQuat, body);

    public void SetBodyPoseInParent(int body, Pose pose) => PoseLayout.Write(BodyPos, BodyQuat, body, pose);

    /// <summary>The geom in its body's frame. The frame of a mesh is moved to its centre and turned to its axes of inertia when it is compiled.</summary>
    public Pose GeomPoseInBody(int geom) => PoseLayout.Read(GeomPos, GeomQuat, geom);

    /// <summary>The three sizes of a site, m: half edges of a box.</summary>
    public Vec3 SiteHalfSize(int site) => PoseLayout.ReadVector(SiteSize, site);

    /// <summary>The site in its body's frame.</summary>
    public Pose SitePoseInBody(int site) => PoseLayout.Read(SitePos, SiteQuat, site);

    public void SetSitePoseInBody(int site, Pose pose) => PoseLayout.Write(SitePos, SiteQuat, site, pose);

    /// <summary>The camera in its body's frame: it looks along -z, y is up.</summary>
    public Pose CameraPoseInBody(int camera) => PoseLayout.Read(CameraPos, CameraQuat, camera);

    public void SetCameraPoseInBody(int camera, Pose pose) => PoseLayout.Write(CameraPos, CameraQuat, camera, pose);
}
