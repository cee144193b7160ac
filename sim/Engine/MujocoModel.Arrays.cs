namespace Robotics.Sim.Engine;

/// <content>The model's arrays, flat and row by row, in native memory: writable, and valid until the model is disposed.</content>
public sealed partial class MujocoModel
{
    /// <summary>Generalised positions of the reset state [nq].</summary>
    public Span<double> InitialQpos => Get<double>(ModelArray.qpos0);

    /// <summary>Parent of each body [nbody]; the world, body 0, is its own.</summary>
    public Span<int> BodyParent => Get<int>(ModelArray.body_parentid);

    /// <summary>The ancestor of each body that hangs on the world [nbody].</summary>
    public Span<int> BodyRoot => Get<int>(ModelArray.body_rootid);

    /// <summary>The body that each body cannot move relative to [nbody].</summary>
    public Span<int> BodyWeld => Get<int>(ModelArray.body_weldid);

    /// <summary>Index of each body among the mocap bodies, or -1 [nbody].</summary>
    public Span<int> BodyMocap => Get<int>(ModelArray.body_mocapid);

    /// <summary>Joints of each body [nbody].</summary>
    public Span<int> BodyJointCount => Get<int>(ModelArray.body_jntnum);

    /// <summary>First joint of each body, or -1 [nbody].</summary>
    public Span<int> BodyFirstJoint => Get<int>(ModelArray.body_jntadr);

    /// <summary>Degrees of freedom of each body [nbody].</summary>
    public Span<int> BodyDofCount => Get<int>(ModelArray.body_dofnum);

    /// <summary>First degree of freedom of each body, or -1 [nbody].</summary>
    public Span<int> BodyFirstDof => Get<int>(ModelArray.body_dofadr);

    /// <summary>Geoms of each body [nbody].</summary>
    public Span<int> BodyGeomCount => Get<int>(ModelArray.body_geomnum);

    /// <summary>First geom of each body, or -1 [nbody].</summary>
    public Span<int> BodyFirstGeom => Get<int>(ModelArray.body_geomadr);

    /// <summary>Position in the parent's frame, m [nbody x 3].</summary>
    public Span<double> BodyPos => Get<double>(ModelArray.body_pos);

    /// <summary>Orientation in the parent's frame, wxyz [nbody x 4].</summary>
    public Span<double> BodyQuat => Get<double>(ModelArray.body_quat);

    /// <summary>Centre of mass in the body's frame, m [nbody x 3].</summary>
    public Span<double> BodyInertialPos => Get<double>(ModelArray.body_ipos);

    /// <summary>Axes of inertia in the body's frame, wxyz [nbody x 4].</summary>
    public Span<double> BodyInertialQuat => Get<double>(ModelArray.body_iquat);

    /// <summary>Mass, kg [nbody].</summary>
    public Span<double> BodyMass => Get<double>(ModelArray.body_mass);

    /// <summary>Mass of the body and all below it, kg [nbody].</summary>
    public Span<double> BodySubtreeMass => Get<double>(ModelArray.body_subtreemass);

    /// <summary>Principal moments of inertia, kg m² [nbody x 3].</summary>
    public Span<double> BodyInertia => Get<double>(ModelArray.body_inertia);

    /// <summary>See <see cref="JointType"/> [njnt].</summary>
    public Span<int> JointTypes => Get<int>(ModelArray.jnt_type);

    /// <summary>Start of each joint in qpos [njnt].</summary>
    public Span<int> JointQposAddress => Get<int>(ModelArray.jnt_qposadr);

    /// <summary>Start of each joint in qvel [njnt].</summary>
    public Span<int> JointDofAddress => Get<int>(ModelArray.jnt_dofadr);

    /// <summary>The body that each joint moves [njnt].</summary>
    public Span<int> JointBody => Get<int>(ModelArray.jnt_bodyid);

    /// <summary>1: the range holds [njnt].</summary>
    public Span<byte> JointLimited => Get<byte>(ModelArray.jnt_limited);

    /// <summary>Anchor in the body's frame, m [njnt x 3].</summary>
    public Span<double> JointPos => Get<double>(ModelArray.jnt_pos);

    /// <summary>Axis in the body's frame [njnt x 3].</summary>
    public Span<double> JointAxis => Get<double>(ModelArray.jnt_axis);

    /// <summary>Spring, N/m or N m/rad [njnt].</summary>
    public Span<double> JointStiffness => Get<double>(ModelArray.jnt_stiffness);

    /// <summary>Lower and upper limit, m or rad [njnt x 2].</summary>
    public Span<double> JointRange => Get<double>(ModelArray.jnt_range);

    /// <summary>The body that each degree of freedom moves [nv].</summary>
    public Span<int> DofBody => Get<int>(ModelArray.dof_bodyid);

    /// <summary>The joint of each degree of freedom [nv].</summary>
    public Span<int> DofJoint => Get<int>(ModelArray.dof_jntid);

    /// <summary>The degree of freedom above each in the tree, or -1 [nv].</summary>
    public Span<int> DofParent => Get<int>(ModelArray.dof_parentid);

    /// <summary>Dry friction, N or N m [nv].</summary>
    public Span<double> DofFrictionLoss => Get<double>(ModelArray.dof_frictionloss);

    /// <summary>Reflected rotor inertia, kg or kg m² [nv].</summary>
    public Span<double> DofArmature => Get<double>(ModelArray.dof_armature);

    /// <summary>Viscous damping, N s/m or N m s/rad [nv].</summary>
    public Span<double> DofDamping => Get<double>(ModelArray.dof_damping);

    /// <summary>See <see cref="GeomType"/> [ngeom].</summary>
    public Span<int> GeomTypes => Get<int>(ModelArray.geom_type);

    /// <summary>Bits that must meet another's affinity for a collision [ngeom].</summary>
    public Span<int> GeomContactType => Get<int>(ModelArray.geom_contype);

    /// <summary>See <see cref="GeomContactType"/> [ngeom].</summary>
    public Span<int> GeomContactAffinity => Get<int>(ModelArray.geom_conaffinity);

    /// <summary>1: no friction, 3: sliding, 4: and torsion, 6: and rolling [ngeom].</summary>
    public Span<int> GeomContactDimension => Get<int>(ModelArray.geom_condim);

    /// <summary>Pairs of bodies that never collide: the lower index shifted by 16 bits plus the higher [nexclude].</summary>
    public Span<int> Excluded => Get<int>(ModelArray.exclude_signature);

    /// <summary>The body that each geom belongs to [ngeom].</summary>
    public Span<int> GeomBody => Get<int>(ModelArray.geom_bodyid);

    /// <summary>Mesh or height field of each geom, or -1 [ngeom].</summary>
    public Span<int> GeomMesh => Get<int>(ModelArray.geom_dataid);

    /// <summary>Material of each geom, or -1 [ngeom].</summary>
    public Span<int> GeomMaterial => Get<int>(ModelArray.geom_matid);

    /// <summary>Group 0-5, for choosing what is drawn [ngeom].</summary>
    public Span<int> GeomGroup => Get<int>(ModelArray.geom_group);

    /// <summary>Sizes by type, m: see <see cref="GeomType"/> [ngeom x 3].</summary>
    public Span<double> GeomSize => Get<double>(ModelArray.geom_size);

    /// <summary>Radius of the bounding sphere, m; 0 for planes [ngeom].</summary>
    public Span<double> GeomBoundingRadius => Get<double>(ModelArray.geom_rbound);

    /// <summary>Position in the body's frame, m [ngeom x 3].</summary>
    public Span<double> GeomPos => Get<double>(ModelArray.geom_pos);

    /// <summary>Orientation in the body's frame, wxyz [ngeom x 4].</summary>
    public Span<double> GeomQuat => Get<double>(ModelArray.geom_quat);

    /// <summary>Sliding, torsional, rolling friction [ngeom x 3].</summary>
    public Span<double> GeomFriction => Get<double>(ModelArray.geom_friction);

    /// <summary>Distance at which contacts are detected, m [ngeom].</summary>
    public Span<double> GeomMargin => Get<double>(ModelArray.geom_margin);

    /// <summary>Contact time constant (s) and damping ratio [ngeom x 2].</summary>
    public Span<double> GeomSolverReference => Get<double>(ModelArray.geom_solref);

    /// <summary>Contact impedance [ngeom x 5].</summary>
    public Span<double> GeomSolverImpedance => Get<double>(ModelArray.geom_solimp);

    /// <summary>Red, green, blue, opacity, 0-1, where there is no material [ngeom x 4].</summary>
    public Span<float> GeomColour => Get<float>(ModelArray.geom_rgba);

    /// <summary>See <see cref="GeomType"/> [nsite].</summary>
    public Span<int> SiteTypes => Get<int>(ModelArray.site_type);

    /// <summary>The body that each site belongs to [nsite].</summary>
    public Span<int> SiteBody => Get<int>(ModelArray.site_bodyid);

    /// <summary>Group 0-5, for choosing what is drawn [nsite].</summary>
    public Span<int> SiteGroup => Get<int>(ModelArray.site_group);

    /// <summary>Sizes by type, m [nsite x 3].</summary>
    public Span<double> SiteSize => Get<double>(ModelArray.site_size);

    /// <summary>Position in the body's frame, m [nsite x 3].</summary>
    public Span<double> SitePos => Get<double>(ModelArray.site_pos);

    /// <summary>Orientation in the body's frame, wxyz [nsite x 4].</summary>
    public Span<double> SiteQuat => Get<double>(ModelArray.site_quat);

    /// <summary>Red, green, blue, opacity, 0-1 [nsite x 4].</summary>
    public Span<float> SiteColour => Get<float>(ModelArray.site_rgba);

    /// <summary>0: fixed to its body; others track or target [ncam].</summary>
    public Span<int> CameraMode => Get<int>(ModelArray.cam_mode);

    /// <summary>The body that each camera belongs to [ncam].</summary>
    public Span<int> CameraBody => Get<int>(ModelArray.cam_bodyid);

    /// <summary>Position in the body's frame, m [ncam x 3].</summary>
    public Span<double> CameraPos => Get<double>(ModelArray.cam_pos);

    /// <summary>Orientation in the body's frame, wxyz; a camera looks along its -z, y is up [ncam x 4].</summary>
    public Span<double> CameraQuat => Get<double>(ModelArray.cam_quat);

    /// <summary>Vertical field of view, degrees [ncam].</summary>
    public Span<double> CameraFieldOfView => Get<double>(ModelArray.cam_fovy);

    /// <summary>Position in the body's frame, m [nlight x 3].</summary>
    public Span<double> LightPos => Get<double>(ModelArray.light_pos);

    /// <summary>Direction in the body's frame [nlight x 3].</summary>
    public Span<double> LightDirection => Get<double>(ModelArray.light_dir);

    /// <summary>First vertex of each mesh [nmesh].</summary>
    public Span<int> MeshFirstVertex => Get<int>(ModelArray.mesh_vertadr);

    /// <summary>Vertices of each mesh [nmesh].</summary>
    public Span<int> MeshVertexCount => Get<int>(ModelArray.mesh_vertnum);

    /// <summary>First face of each mesh [nmesh].</summary>
    public Span<int> MeshFirstFace => Get<int>(ModelArray.mesh_faceadr);

    /// <summary>Faces of each mesh [nmesh].</summary>
    public Span<int> MeshFaceCount => Get<int>(ModelArray.mesh_facenum);

    /// <summary>Vertices of all meshes in the geom's frame, m [nmeshvert x 3].</summary>
    public Span<float> MeshVertices => Get<float>(ModelArray.mesh_vert);

    /// <summary>Vertices of each face, counted within its mesh [nmeshface x 3].</summary>
    public Span<int> MeshFaces => Get<int>(ModelArray.mesh_face);

    /// <summary>Red, green, blue, opacity, 0-1 [nmat x 4].</summary>
    public Span<float> MaterialColour => Get<float>(ModelArray.mat_rgba);

    /// <summary>The joint, tendon or site that each actuator drives (first of two) [nu x 2].</summary>
    public Span<int> ActuatorTarget => Get<int>(ModelArray.actuator_trnid);

    /// <summary>1: the range of ctrl holds [nu].</summary>
    public Span<byte> ActuatorControlLimited => Get<byte>(ModelArray.actuator_ctrllimited);

    /// <summary>Lower and upper limit of ctrl [nu x 2].</summary>
    public Span<double> ActuatorControlRange => Get<double>(ModelArray.actuator_ctrlrange);

    /// <summary>1: the range of the force holds [nu].</summary>
    public Span<byte> ActuatorForceLimited => Get<byte>(ModelArray.actuator_forcelimited);

    /// <summary>Lower and upper limit of the force, N or N m [nu x 2].</summary>
    public Span<double> ActuatorForceRange => Get<double>(ModelArray.actuator_forcerange);

    /// <summary>Force on the joint per actuator force [nu x 6].</summary>
    public Span<double> ActuatorGear => Get<double>(ModelArray.actuator_gear);

    /// <summary>Gain parameters [nu x 10].</summary>
    public Span<double> ActuatorGain => Get<double>(ModelArray.actuator_gainprm);

    /// <summary>Bias parameters [nu x 10].</summary>
    public Span<double> ActuatorBias => Get<double>(ModelArray.actuator_biasprm);

    /// <summary>Start of each sensor in sensordata [nsensor].</summary>
    public Span<int> SensorAddress => Get<int>(ModelArray.sensor_adr);

    /// <summary>Length of each sensor in sensordata [nsensor].</summary>
    public Span<int> SensorDimension => Get<int>(ModelArray.sensor_dim);

    /// <summary>Start of each degree of freedom's row in the sparse mass matrix [nv].</summary>
    internal Span<int> DofMassAddress => Get<int>(ModelArray.dof_Madr);

    private Span<T> Get<T>(ModelArray array)
        where T : unmanaged => arrays[(int)array].As<T>();
}
